import { visitor, type Actor } from './actor';

const storeIdPattern = /^\d{5}$/;
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const instantPattern =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;
/** Rights and scopes: 'users.edit', 'jobs', 'area.read'. */
const namePattern = /^(?=.{1,60}$)[a-z][a-z-]*(\.[a-z][a-z-]*)*$/;

type Check = (value: unknown) => boolean;

const oneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(value as string);
const textLike =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const uuid = textLike(uuidPattern);
const instant = textLike(instantPattern);
const name = textLike(namePattern);

/** What each part of an actor must be, whoever made it. */
const checks: { readonly [Part in keyof Actor]: Check } = {
  kind: oneOf('visitor', 'portal', 'staff', 'partner', 'system'),
  storeId: textLike(storeIdPattern),
  door: oneOf('portal', 'console'),
  userId: orNull(uuid),
  customerIds: listOf(uuid),
  actingFor: orNull(uuid),
  teamIds: orNull(listOf(uuid)),
  rights: listOf(name),
  scopes: listOf(name),
  assurance: oneOf('none', 'password', 'two-factor'),
  authenticatedAt: orNull(instant),
  name: orNull((value) => typeof value === 'string'),
  sessionId: orNull(uuid),
  previousVisitAt: orNull(instant),
};
const checked = Object.entries(checks) as [keyof Actor, Check][];

/** Throws unless every part is what it may be: nothing else may stand in a transaction's settings. */
export function assertActor(actor: Actor): void {
  for (const [part, check] of checked)
    if (!check(actor[part])) throw new Error(`An actor with a wrong ${part}`);
  if (actor.actingFor !== null && !actor.customerIds.includes(actor.actingFor))
    throw new Error('An actor who acts for a customer of somebody else');
}

/** An actor as it is kept: in the token between processes, in the row of a job that runs as who started it. */
export function actorToJson(actor: Actor): Actor {
  return actorFromJson(actor);
}

/**
 * The actor that was kept, and nothing else that may stand there. A part that is missing, because it was kept before
 * there was such a part, is a visitor's: the least. The system is never carried: who is let past every policy is
 * decided in the code that runs, not in what it reads.
 */
export function actorFromJson(kept: unknown): Actor {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) throw new Error('No actor');
  const given = kept as Partial<Record<keyof Actor, unknown>>;
  const least = visitor(String(given.storeId));
  const actor = Object.fromEntries(
    checked.map(([part]) => [part, Object.hasOwn(given, part) ? given[part] : least[part]]),
  ) as unknown as Actor;
  assertActor(actor);
  if (!Object.hasOwn(given, 'kind')) throw new Error('An actor without a kind');
  if (actor.kind === 'system') throw new Error('The system is nobody’s to hand on');
  return actor;
}
