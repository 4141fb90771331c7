import { getNamedType, isUnionType, type GraphQLField } from 'graphql';
import type { Actor } from '../actor/actor';
import type { Call } from '../database/call';
import { moduleOff } from '../refusal/refusal';

/** The refusal of an operation whose module a store has not got; a union that can be refused so names it. */
const MODULE_OFF = 'ModuleOff';

/** What of the graph belongs to a module: schema/modules.ts. */
export interface ModuleOperations {
  stores?: RegExp;
  service?: string;
  operations?: readonly string[];
  atPortal?: readonly string[];
  inputs?: readonly string[];
}

/** How a service keeps out what belongs to a module that a store has not got. */
export interface ModuleGate {
  /** The service's name. */
  service: string;
  /** All modules that there are, each after the one it needs. */
  table: Readonly<Record<string, ModuleOperations>>;
  /** What the actor's store has; null where the store has not arrived here yet, and is refused by what it lacks. */
  held(call: Call): Promise<readonly string[] | null>;
}

/** A module without which an operation does not run, where it is asked so. */
interface Need {
  module: string;
  counts(actor: Actor, args: Readonly<Record<string, unknown>>): boolean;
}

/** Refuses what belongs to a module that the store has not got, before anything of it runs. */
export type AssertModules = (call: Call, args: Readonly<Record<string, unknown>>) => Promise<void>;

/** Which modules an operation belongs to; null where none. Throws where its answer could not say so. */
export function moduleGateOf(
  gate: ModuleGate,
  root: string,
  field: GraphQLField<unknown, unknown>,
): AssertModules | null {
  const coordinate = `${root}.${field.name}`;
  const type = getNamedType(field.type);
  const says = isUnionType(type) && type.getTypes().some(({ name }) => name === MODULE_OFF);
  const needs = Object.entries(gate.table).flatMap(([module, terms]) =>
    needsOf(module, terms, { gate, root, coordinate, field, says }),
  );
  if (needs.length === 0) return null;
  if (root === 'Mutation' && !says)
    throw new Error(`${coordinate} belongs to a module, and its result cannot say ${MODULE_OFF}`);
  return async (call, args) => {
    const counting = needs.filter(({ counts }) => counts(call.actor, args));
    if (counting.length === 0) return;
    const held = await gate.held(call);
    const lacking = counting.find(({ module }) => held?.includes(module) === false);
    if (lacking !== undefined) throw moduleOff(lacking.module);
  };
}

interface Asked {
  gate: ModuleGate;
  root: string;
  coordinate: string;
  field: GraphQLField<unknown, unknown>;
  says: boolean;
}

function needsOf(
  module: string,
  { stores, service, operations = [], atPortal = [], inputs = [] }: ModuleOperations,
  { gate, root, coordinate, field, says }: Asked,
): Need[] {
  // Where a store could not have it at all, its own rule says that.
  const here = (actor: Actor): boolean => stores?.test(actor.storeId) ?? true;
  const isOfService = service === gate.service && (root === 'Mutation' || says);
  if (isOfService || operations.includes(coordinate)) return [{ module, counts: here }];
  const given = inputsOf(field, inputs);
  return [
    ...(atPortal.includes(coordinate)
      ? [{ module, counts: (actor: Actor) => actor.kind === 'portal' && here(actor) }]
      : []),
    ...(given === null
      ? []
      : [{ module, counts: (actor: Actor, args: object) => given(args) && here(actor) }]),
  ];
}

/** Whether one of these inputs is given; null where the operation takes none of them. */
function inputsOf(
  { args }: GraphQLField<unknown, unknown>,
  inputs: readonly string[],
): ((args: object) => boolean) | null {
  const taken = args.flatMap(({ name, type }) =>
    inputs
      .map((each) => each.split('.'))
      .filter(([input]) => input === getNamedType(type).name)
      .map(([, key = '']) => ({ name, key })),
  );
  if (taken.length === 0) return null;
  return (given) =>
    taken.some(({ name, key }) => {
      const value = (given as Record<string, Record<string, unknown> | null | undefined>)[name];
      return value?.[key] != null;
    });
}
