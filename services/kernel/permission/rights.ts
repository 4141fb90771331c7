import type { Actor } from '../actor/actor';

/**
 * Rights that staff may be given, as the service that enforces them declares them: name → what it lets somebody do, in
 * a sentence. Of all services, schema/rights.json.
 */
export type Rights = Readonly<Record<string, string>>;

/** An owner's: it implies every right there is and will be, and can be given to nobody beyond a role. */
export const EVERY_RIGHT = 'owner';

/** The store of those who run the installation, with nothing in it. Its staff alone have the right, by their role. */
export const OPERATORS_STORE = '00000';
export const OPERATORS_RIGHT = 'operator';

/** Whether this actor runs the installation; an owner's every right is worth nothing here. */
export function isOperator({ kind, storeId, rights }: Actor): boolean {
  return kind === 'staff' && storeId === OPERATORS_STORE && rights.includes(OPERATORS_RIGHT);
}

/** The check of a declared right, for what is no field of the graph: a file. */
export function asking<Declared extends object>(
  _declared: Declared,
  right: keyof Declared & string,
): (actor: Actor) => boolean {
  return (actor) => hasRight(actor, right);
}

/** Whether this actor may do what needs the right; rights are worth something to staff only. */
export function hasRight(actor: Actor, right: string): boolean {
  return actor.kind === 'staff' && (actor.rights.includes(EVERY_RIGHT) || actor.rights.includes(right));
}
