import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';
import type { CompiledPermissions } from './walk';

/**
 * The part of a schema that somebody may select, who passes these rules: no other field is in it, and no type, argument,
 * value or input that leads nowhere but there. What is judged by it is told nothing of the rest, not even that it is.
 */
export function visibleSchema(
  schema: GraphQLSchema,
  table: CompiledPermissions,
  passes: (rule: string) => boolean,
): GraphQLSchema {
  const part = new VisiblePart(schema, table, passes);
  return mapSchema(schema, {
    [MapperKind.TYPE]: (type) => (part.types.has(type.name) ? undefined : null),
    [MapperKind.OBJECT_FIELD]: (_config, field, type) => (part.has(type, field) ? undefined : null),
    [MapperKind.INTERFACE_FIELD]: (_config, field, type) => (part.has(type, field) ? undefined : null),
  });
}

class VisiblePart {
  /** The names of the types that a way leads to. */
  readonly types = new Set<string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly table: CompiledPermissions,
    private readonly passes: (rule: string) => boolean,
  ) {
    for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
      if (root) this.reach(root);
    for (const { args } of schema.getDirectives()) this.reachAll(args);
  }

  /** An interface has no rules: its field is there for whoever may select it of all that it can be for them. */
  has(typeName: string, field: string): boolean {
    const type = this.schema.getType(typeName);
    if (!isInterfaceType(type)) return this.may(typeName, field);
    const objects = this.schema.getPossibleTypes(type).filter(({ name }) => this.types.has(name));
    return objects.every(({ name }) => this.may(name, field));
  }

  private may(type: string, field: string): boolean {
    const rule = this.table[`${type}.${field}`];
    return rule !== undefined && this.passes(rule);
  }

  private reach(type: GraphQLNamedType): void {
    if (this.types.has(type.name)) return;
    this.types.add(type.name);
    if (isUnionType(type)) for (const each of type.getTypes()) this.reach(each);
    else if (isInputObjectType(type)) this.reachAll(Object.values(type.getFields()));
    else if (isObjectType(type)) {
      for (const each of type.getInterfaces()) this.types.add(each.name);
      this.reachBelow(Object.values(type.getFields()).filter(({ name }) => this.may(type.name, name)));
    }
  }

  private reachBelow(fields: readonly GraphQLField<unknown, unknown>[]): void {
    this.reachAll(fields);
    for (const { args, type } of fields) {
      this.reachAll(args);
      // That a type implements an interface makes no way to the others that do; a field of it does.
      const below = getNamedType(type);
      if (isInterfaceType(below)) this.reachObjects(below);
    }
  }

  private reachObjects(type: GraphQLInterfaceType): void {
    for (const each of this.schema.getPossibleTypes(type)) this.reach(each);
  }

  private reachAll(typed: readonly { type: GraphQLType }[]): void {
    for (const { type } of typed) this.reach(getNamedType(type));
  }
}
