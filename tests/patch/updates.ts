import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isObjectType,
  isUnionType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** A mutation that changes something that is there, as its service's schema promises it. */
export interface Update {
  service: string;
  name: string;
  input: GraphQLInputObjectType;
  /** The member of the result that is no refusal. */
  shown: GraphQLObjectType;
}

const services = ['customers', 'consignment', 'commerce', 'identity'];

/** All of them, of every service. */
export const updates: Update[] = services.flatMap((service) =>
  Object.values(schemaOf(service).getMutationType()?.getFields() ?? {})
    .filter(({ name }) => name.startsWith('update'))
    .map(({ name, args, type }) => ({
      service,
      name,
      input: inputOf(args[0]?.type),
      shown: shownType(type),
    })),
);

/** Says which one and which version; everything else is a change. */
const names = ['id', 'customerId', 'version', 'checkOnly'];

/** Every field of an input but those that say which one, and every part of those that have parts. */
export function fieldsOf(input: GraphQLInputObjectType): { path: string; field: GraphQLInputField }[] {
  return Object.values(input.getFields())
    .filter(({ name }) => !names.includes(name))
    .flatMap((field) => {
      const type = getNullableType(field.type);
      if (!isInputObjectType(type)) return [{ path: field.name, field }];
      const parts = fieldsOf(type).map((part) => ({ ...part, path: `${field.name}.${part.path}` }));
      return [...parts, { path: field.name, field }];
    });
}

/** All plain values of a type, and of the types it holds: two deep is as deep as an update reaches. */
export function selectionOf(type: GraphQLObjectType, depth = 2): string {
  return Object.values(type.getFields())
    .filter((field) => field.args.length === 0)
    .flatMap((field) => {
      const inner = getNamedType(field.type);
      if (!isObjectType(inner)) return [field.name];
      // Others of its kind are not it.
      if (inner === type) return [];
      return depth === 0 ? [] : [`${field.name} { __typename ${selectionOf(inner, depth - 1)} }`];
    })
    .join(' ');
}

function schemaOf(service: string): GraphQLSchema {
  const text = readFileSync(join(__dirname, `../../schema/${service}.graphql`), 'utf8');
  return buildSchema(text, { assumeValidSDL: true });
}

function inputOf(type: GraphQLInputType | undefined): GraphQLInputObjectType {
  const input = type === undefined ? undefined : getNullableType(type);
  if (!isInputObjectType(input)) throw new Error('An update takes one input');
  return input;
}

function shownType(result: GraphQLOutputType): GraphQLObjectType {
  const union = getNamedType(result);
  const shown = isUnionType(union) && union.getTypes().find((each) => each.getInterfaces().length === 0);
  if (!shown) throw new Error(`${String(union)} shows nothing`);
  return shown;
}
