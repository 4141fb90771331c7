import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import {
  getNamedType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import {
  buildSchema,
  createResolversMap,
  getMetadataStorage,
  type ContainerType,
  type NonEmptyArray,
} from 'type-graphql';
import type { Call } from '../database/call';
import { marksOf, type Marks } from '../operation/marks';
import { refusalOf, type ConstraintRefusals } from '../refusal/refusal';
import { argumentCleaner } from '../text/typed';
import { assertStorable, badRequest, refusalOfArguments } from './input';
import { describeRoots } from './roots';

/** Finds an entity by the key another service holds; null = none, or not for this actor. */
export type Reference = (key: { id: string }, call: Call) => Promise<object | null>;

export interface SchemaParts {
  resolvers: NonEmptyArray<Function>;
  orphanedTypes: Function[];
  references: Record<string, Reference>;
  constraints: ConstraintRefusals;
}

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n`;

/** The subgraph's executable federation schema, and the SDL it promises. */
export async function buildServiceSchema(
  parts: SchemaParts,
  container: ContainerType,
): Promise<{ sdl: string; schema: GraphQLSchema; marks: Marks }> {
  const base = await buildSchema({
    resolvers: parts.resolvers,
    orphanedTypes: parts.orphanedTypes,
    container,
    validate: { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true },
  });
  describeRoots(base);
  const sdl = federation + printSchemaWithDirectives(base);
  const resolvers = plainFields(
    createResolversMap(base) as ResolverMap,
    directFields(parts.resolvers, container),
  );
  for (const [type, find] of Object.entries(parts.references)) {
    const canBe = keyJudge(base, type);
    (resolvers[type] ??= {}).__resolveReference = ((key: { id: string }, call: Call) =>
      canBe(key) ? find(key, call) : null) as never;
  }
  for (const root of ['Query', 'Mutation']) wrapRoot(root, base, resolvers, parts.constraints);
  for (const type of Object.values(base.getTypeMap()))
    if (isObjectType(type) && !ROOTS.has(type.name)) wrapArguments(type, resolvers);
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  return { sdl, schema, marks: marksOf(base) };
}

type ResolverMap = Record<string, Record<string, GraphQLFieldResolver<unknown, Call>>>;

/**
 * Leaves only what really resolves. type-graphql wraps every plain field, and asks instanceof of objects
 * that our services return as plain rows; both cost more than the row.
 */
function plainFields(map: ResolverMap, direct: DirectFields): ResolverMap {
  const storage = getMetadataStorage();
  const external = new Set(
    storage.fieldResolvers
      .filter((field) => field.kind === 'external')
      .map((field) => `${field.getObjectType?.().name ?? ''}.${field.methodName}`),
  );
  const names = new Map(
    storage.objectTypes.map((type) => [type.name, (type.target as { name: string }).name]),
  );
  const ownMethods = methodsOfTypes();
  for (const [type, fields] of Object.entries(map)) {
    // Sync, by name: the compiled executor takes no promise here.
    if ('__resolveType' in fields)
      fields.__resolveType = ((value: { __typename?: string }) => value.__typename) as never;
    const target = names.get(type);
    if (target === undefined) continue;
    for (const field of Object.keys(fields)) {
      const coordinate = `${target}.${field}`;
      const resolve = direct.get(coordinate);
      const own = ownMethods.get(`${type}.${field}`);
      if (own) fields[field] = own;
      else if (field === '__isTypeOf' || !external.has(coordinate)) delete fields[field];
      else if (resolve) fields[field] = resolve;
    }
  }
  return map;
}

/** Methods of object types that are fields, by the graph's name: called on the row as it is, without an instance. */
function methodsOfTypes(): DirectFields {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  return new Map(
    fieldResolvers
      .filter(({ kind }) => kind === 'internal')
      .flatMap(({ target, methodName, schemaName }) => {
        const type = objectTypes.find((each) => each.target === target);
        const method: unknown = Object.getOwnPropertyDescriptor(target.prototype, methodName)?.value;
        return type && typeof method === 'function'
          ? [[`${type.name}.${schemaName}`, (row: unknown) => method.call(row) as unknown]]
          : [];
      }),
  );
}

type DirectFields = ReadonlyMap<string, GraphQLFieldResolver<unknown, Call>>;

/**
 * Field resolvers that take nothing but the row and the call are called as they are: type-graphql would copy
 * each row into an instance of its class first, fifty times a list and field.
 */
function directFields(resolvers: readonly Function[], container: ContainerType): DirectFields {
  const found = new Map<string, GraphQLFieldResolver<unknown, Call>>();
  for (const field of getMetadataStorage().fieldResolvers) {
    const params = [...(field.params ?? [])].sort((a, b) => a.index - b.index);
    const isPlain = params.every(
      (param) => (param.kind === 'root' || param.kind === 'context') && param.propertyName === undefined,
    );
    if (
      field.kind !== 'external' ||
      !resolvers.includes(field.target) ||
      !isPlain ||
      field.middlewares?.length
    )
      continue;
    const takesRow = params.map(({ kind }) => kind === 'root');
    const { target, methodName } = field;
    // Found at the first call: where only the schema is wanted there are no instances.
    let instance: Record<string, (...given: unknown[]) => unknown> | undefined;
    found.set(`${field.getObjectType?.().name ?? ''}.${methodName}`, (row, _args, call) => {
      instance ??= container.get(target as never, {} as never) as NonNullable<typeof instance>;
      return instance[methodName]?.(...takesRow.map((isRow) => (isRow ? row : call)));
    });
  }
  return found;
}

const ROOTS = new Set(['Query', 'Mutation']);

/** Below the root, arguments are judged as there; fields without any are left as they are, for they are many. */
function wrapArguments(type: GraphQLObjectType, map: ResolverMap): void {
  const resolvers = map[type.name] ?? {};
  for (const [name, resolve] of Object.entries(resolvers)) {
    if (!type.getFields()[name]?.args.length) continue;
    resolvers[name] = (parent, args, call, info) => {
      assertStorable(args);
      return resolve(parent, args, call, info);
    };
  }
}

/**
 * Whether there can be an entity of this key: the graph's own types do not judge it, for a representation may be
 * anything. One that is malformed is answered like one that never was.
 */
function keyJudge(base: GraphQLSchema, type: string): (key: { id: string }) => boolean {
  const entity = base.getType(type);
  const scalar = isObjectType(entity) ? getNamedType(entity.getFields()['id']?.type) : undefined;
  if (!isScalarType(scalar)) throw new Error(`${type} is found by its id, and has none.`);
  return ({ id }) => {
    try {
      scalar.parseValue(id);
      return true;
    } catch {
      return false;
    }
  };
}

/** The one resolver wrapper: what is thrown as a Refusal becomes the union's member, everything else stays an error. */
function wrapRoot(
  root: string,
  base: GraphQLSchema,
  map: ResolverMap,
  constraints: ConstraintRefusals,
): void {
  const type = root === 'Query' ? base.getQueryType() : base.getMutationType();
  for (const [name, field] of Object.entries(type?.getFields() ?? {})) {
    const resolve = map[root]?.[name];
    if (resolve === undefined || map[root] === undefined) continue;
    const nullable = 'ofType' in field.type ? (field.type as { ofType: unknown }).ofType : field.type;
    const clean = argumentCleaner(field.args);
    const members = isUnionType(nullable) ? new Set(nullable.getTypes().map((member) => member.name)) : null;
    map[root][name] = async (parent, args, call, info) => {
      if (root === 'Mutation') call.runs(name);
      try {
        assertStorable(args);
        return await (resolve(parent, clean?.(args) ?? args, call, info) as Promise<unknown>);
      } catch (error) {
        const refusal = refusalOfArguments(error) ?? refusalOf(error, constraints);
        if (refusal === null) throw error;
        if (members?.has(refusal.problem.__typename)) return refusal.problem;
        throw badRequest(refusal);
      }
    };
  }
}
