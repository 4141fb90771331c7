import type { Actor } from '../actor/actor';
import { hasRight, isOperator } from './rights';

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
  /** Who has given a password: logged in, or with a second step still to come. What of it is theirs, the service asks. */
  passwordGiven: (actor) =>
    isPortal(actor) || isStaff(actor) || (actor.kind === 'visitor' && actor.authenticatedAt !== null),
  loggedIn: (actor) => isPortal(actor) || isStaff(actor),
  portal: isPortal,
  staff: isStaff,
  /** Who runs the installation, and nobody of another store. */
  operator: isOperator,
  /** Who it is about, or staff: which rows, the policy decides. */
  portalOrStaff: (actor) => isPortal(actor) || isStaff(actor),
  introspect: (actor) => isStaff(actor) || actor.kind === 'partner',
  deny: () => false,
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

const PORTAL_OR = 'portalOr:';

/** The rule that takes whoever is at the portal, and staff who have a right; with its name. */
export function portalOrRight(right: string): [string, Rule] {
  return [PORTAL_OR + right, (actor) => isPortal(actor) || hasRight(actor, right)];
}

/** The right that a rule asks, by the rule's name. */
export const rightOf = (rule: string): string =>
  rule.startsWith(PORTAL_OR) ? rule.slice(PORTAL_OR.length) : rule;

/** Those rules, and for each of these rights the one under its name and the one that takes the portal, too. */
export function rulesWith(rights: Iterable<string>): Readonly<Record<string, Rule>> {
  const asking = [...rights].flatMap((named): [string, Rule][] => {
    const right = rightOf(named);
    return [[right, (actor) => hasRight(actor, right)], portalOrRight(right)];
  });
  return { ...Object.fromEntries(asking), ...rules };
}
