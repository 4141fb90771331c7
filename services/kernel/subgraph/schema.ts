import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import {
  getNamedType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { buildSchema, createResolversMap, type ContainerType, type NonEmptyArray } from 'type-graphql';
import { assertRecentLogIn, LOG_IN_NOT_RECENT } from '../actor/recent-log-in';
import type { Clock } from '../clock/clock';
import type { Call } from '../database/call';
import { markOf, marksOf, type Marks } from '../operation/marks';
import { refusalOf, type ConstraintRefusals } from '../refusal/refusal';
import { argumentCleaner } from '../text/typed';
import { assertStorable, badRequest, refusalOfArguments, rulesHold } from './input';
import { moduleGateOf, type ModuleGate } from './modules';
import { callDirectly, type ResolverMap } from './resolvers';
import { describeRoots } from './roots';

/** Finds an entity by the key another service holds; null = none, or not for this actor. */
export type Reference = (key: { id: string }, call: Call) => Promise<object | null>;

export interface SchemaParts {
  resolvers: NonEmptyArray<Function>;
  orphanedTypes: Function[];
  references: Record<string, Reference>;
  constraints: ConstraintRefusals;
  /** What belongs to modules that a store may not have; left out where nothing of the service does. */
  modules?: ModuleGate;
}

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n`;

/** The subgraph's executable federation schema, and the SDL it promises. */
export async function buildServiceSchema(
  parts: SchemaParts,
  container: ContainerType,
  clock: Clock,
): Promise<{ sdl: string; schema: GraphQLSchema; marks: Marks }> {
  const base = await buildSchema({
    resolvers: parts.resolvers,
    orphanedTypes: parts.orphanedTypes,
    container,
    validateFn: async (value) => rulesHold(value) ?? undefined,
  });
  describeRoots(base);
  const sdl = federation + printSchemaWithDirectives(base);
  const resolvers = callDirectly(createResolversMap(base) as ResolverMap, parts.resolvers, container);
  for (const [type, find] of Object.entries(parts.references)) {
    const canBe = keyJudge(base, type);
    (resolvers[type] ??= {}).__resolveReference = ((key: { id: string }, call: Call) =>
      canBe(key) ? find(key, call) : null) as never;
  }
  for (const root of ['Query', 'Mutation']) wrapRoot(root, base, resolvers, parts, clock);
  for (const type of Object.values(base.getTypeMap()))
    if (isObjectType(type) && !ROOTS.has(type.name)) wrapArguments(type, resolvers);
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  return { sdl, schema, marks: marksOf(base) };
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
  { constraints, modules }: Pick<SchemaParts, 'constraints' | 'modules'>,
  clock: Clock,
): void {
  const type = root === 'Query' ? base.getQueryType() : base.getMutationType();
  for (const [name, field] of Object.entries(type?.getFields() ?? {})) {
    const resolve = map[root]?.[name];
    if (resolve === undefined || map[root] === undefined) continue;
    const nullable = 'ofType' in field.type ? (field.type as { ofType: unknown }).ofType : field.type;
    const clean = argumentCleaner(field.args);
    const members = isUnionType(nullable) ? new Set(nullable.getTypes().map((member) => member.name)) : null;
    const isGuarded = markOf(field) === 'NEEDS_RECENT_LOG_IN';
    if (isGuarded && !members?.has(LOG_IN_NOT_RECENT))
      throw new Error(
        `${root}.${name} needs a recent log-in, and its result cannot say ${LOG_IN_NOT_RECENT}`,
      );
    const assertModules = modules && moduleGateOf(modules, root, field);
    map[root][name] = async (parent, args, call, info) => {
      if (root === 'Mutation') call.runs(name);
      try {
        await assertModules?.(call, args);
        if (isGuarded) assertRecentLogIn(call.actor, clock.now());
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
