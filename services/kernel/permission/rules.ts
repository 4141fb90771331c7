import type { Actor } from '../actor/actor';
import { hasRight } from './rights';

/** A pure check of the actor: no I/O, no arguments, no row. Rows are the database's business. */
export type Rule = (actor: Actor) => boolean;

const isStaff: Rule = (actor) => actor.kind === 'staff';
const isPortal: Rule = (actor) => actor.kind === 'portal';

/**
 * Every rule that asks no right, by name; the services' tables and `schema/permissions.json` name them. A rule that
 * asks one has the right's name, which is declared by the service that enforces it.
 */
export const rules = {
  /** Anyone at the store's address, logged in or not. */
  everyone: () => true,
  /** At this door of the store, logged in or not: the log-in operations themselves. */
  portalDoor: (actor) => isPortal(actor) || (actor.kind === 'visitor' && actor.door === 'portal'),
  consoleDoor: (actor) => isStaff(actor) || (actor.kind === 'visitor' && actor.door === 'console'),
  loggedIn: (actor) => isPortal(actor) || isStaff(actor),
  portal: isPortal,
  staff: isStaff,
  /** Who it is about, or staff: which rows, the policy decides. */
  portalOrStaff: (actor) => isPortal(actor) || isStaff(actor),
  introspect: (actor) => isStaff(actor) || actor.kind === 'partner',
  deny: () => false,
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

/** Those rules, and one for each of these rights, under its name. */
export function rulesWith(rights: Iterable<string>): Readonly<Record<string, Rule>> {
  const asking = [...rights].map((right): [string, Rule] => [right, (actor) => hasRight(actor, right)]);
  return { ...Object.fromEntries(asking), ...rules };
}
