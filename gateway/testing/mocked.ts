import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  buildSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { createLog } from '../../services/kernel/log/log';
import { localSubgraph } from '../../services/kernel/subgraph/executor';
import type { Subgraph } from '../../services/kernel/subgraph/port';

const promised = (file: string): string => readFileSync(`schema/${file}`, 'utf8');

/** The whole graph as one schema, for graphql-js: what any federation of it has to answer. */
export function wholeGraph(): GraphQLSchema {
  return mocked(buildSchema(promised('api.graphql')));
}

/** The four services as promised, on their own executor, with values that follow from where they stand. */
export function mockedServices(told: (service: string) => void): Subgraph[] {
  return ['identity', 'customers', 'consignment', 'commerce'].map((name) => {
    const schema = mocked(buildSubgraphSchema(parse(promised(`${name}.graphql`))));
    const subgraph = localSubgraph({
      ...{ name, schema, permissions: everything(schema), database: {} as never },
      log: createLog({ level: 'silent' }),
    });
    return {
      name,
      execute(request) {
        told(name);
        return subgraph.execute(request);
      },
    };
  });
}

/** Where a value comes from: an entity by its key, everything else by its place. */
interface Source {
  __typename: string;
  id?: string;
  place?: string;
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
function pick<Value>(values: readonly Value[], number: number): Value {
  const picked = values[number % values.length];
  if (picked === undefined) throw new Error('Nothing to pick from.');
  return picked;
}
const numberOf = (place: string): number => hash(place).readUInt32BE();

/** Every service knows an entity by its key alone, so what is said of it may follow from nothing else. */
const ENTITIES = new Set(
  [...promised('supergraph.graphql').matchAll(/^type (\w+)[^{]*@join__type\([^)]*key: "id"/gm)].map(
    ([, name]) => name,
  ),
);

function mocked(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = ({ __typename }: Source) => __typename;
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      field.resolve = (source: Source | undefined, args: object) => {
        if (field.name === 'id' && source?.id !== undefined) return source.id;
        const origin = source === undefined ? type.name : `${type.name}:${source.id ?? source.place}`;
        return valueOf(schema, field.type, `${origin}.${field.name}${JSON.stringify(args)}`);
      };
    }
  }
  return schema;
}

function valueOf(schema: GraphQLSchema, type: GraphQLOutputType, place: string): unknown {
  if (isNonNullType(type)) return someValueOf(schema, type.ofType, place);
  return numberOf(`null ${place}`) % 6 === 0 ? null : someValueOf(schema, type, place);
}

function someValueOf(schema: GraphQLSchema, type: GraphQLOutputType, place: string): unknown {
  const number = numberOf(place);
  if (isNonNullType(type)) return someValueOf(schema, type.ofType, place);
  if (isListType(type))
    return Array.from({ length: number % 4 }, (_, at) => valueOf(schema, type.ofType, `${place}[${at}]`));
  if (isEnumType(type)) return pick(type.getValues(), number).name;
  if (isAbstractType(type)) {
    const possible = [...schema.getPossibleTypes(type)].sort((a, b) => (a.name < b.name ? -1 : 1));
    return someValueOf(schema, pick(possible, number), place);
  }
  if (!isObjectType(type))
    return { Int: number % 1_000, Float: number / 7, Boolean: number % 2 === 0 }[type.name] ?? `v${number}`;
  return ENTITIES.has(type.name)
    ? { __typename: type.name, id: `e${number % 50}` }
    : { __typename: type.name, place };
}

function everything(schema: GraphQLSchema): Record<string, string> {
  return Object.fromEntries(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type)
        ? Object.keys(type.getFields()).map((field) => [`${type.name}.${field}`, 'everyone'])
        : [],
    ),
  );
}
