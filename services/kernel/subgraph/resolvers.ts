import type { GraphQLFieldResolver } from 'graphql';
import { getMetadataStorage, type ContainerType } from 'type-graphql';
import type { Call } from '../database/call';
import { bindingOf } from './arguments';

/** Resolvers by type and field. */
export type ResolverMap = Record<string, Record<string, GraphQLFieldResolver<unknown, Call>>>;

/** Leaves to type-graphql only what we cannot call ourselves: its way to a method costs more than most methods. */
export function callDirectly(
  map: ResolverMap,
  resolvers: readonly Function[],
  container: ContainerType,
): ResolverMap {
  plainFields(map, directFields(resolvers, container));
  directRoots(map, resolvers, container);
  return map;
}

/**
 * Leaves only what really resolves. type-graphql wraps every plain field, and asks instanceof of objects
 * that our services return as plain rows; both cost more than the row.
 */
function plainFields(map: ResolverMap, direct: DirectFields): void {
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
 * Field resolvers are called by us: type-graphql would copy each row into an instance of its class first, fifty times
 * a list and field.
 */
function directFields(resolvers: readonly Function[], container: ContainerType): DirectFields {
  return new Map(
    getMetadataStorage()
      .fieldResolvers.filter(({ kind }) => kind === 'external')
      .flatMap((field) => {
        const resolve = direct(field, resolvers, container);
        return resolve ? [[`${field.getObjectType?.().name ?? ''}.${field.methodName}`, resolve]] : [];
      }),
  );
}

/** Queries and mutations the same way. */
function directRoots(map: ResolverMap, resolvers: readonly Function[], container: ContainerType): void {
  const { queries, mutations } = getMetadataStorage();
  for (const [root, fields] of Object.entries({ Query: queries, Mutation: mutations }))
    for (const field of fields) {
      const resolve = direct(field, resolvers, container);
      if (resolve && map[root]) map[root][field.schemaName] = resolve;
    }
}

/** A resolver's method with what it takes; null where type-graphql has to call it. */
function direct(
  { target, methodName, params = [], middlewares }: ResolverMetadata,
  resolvers: readonly Function[],
  container: ContainerType,
): GraphQLFieldResolver<unknown, Call> | null {
  const bind = resolvers.includes(target) && !middlewares?.length ? bindingOf(params) : null;
  if (bind === null) return null;
  // Found at the first call: where only the schema is wanted there are no instances.
  let instance: Record<string, (...given: unknown[]) => unknown> | undefined;
  return (row, args, call) => {
    const own = (instance ??= container.get(target as never, {} as never) as NonNullable<typeof instance>);
    const given = bind(row, args, call);
    return given instanceof Promise
      ? given.then((each) => own[methodName]?.(...each))
      : own[methodName]?.(...given);
  };
}

type ResolverMetadata = Pick<
  ReturnType<typeof getMetadataStorage>['queries'][number],
  'target' | 'methodName' | 'params' | 'middlewares'
>;
