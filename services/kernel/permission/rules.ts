import type { Actor } from '../actor/actor';

/** A pure check of the actor: no I/O, no arguments, no row. Rows are the database's business. */
export type Rule = (actor: Actor) => boolean;

const staffWith =
  (right: string): Rule =>
  (actor) =>
    actor.kind === 'staff' && (actor.rights.includes('owner') || actor.rights.includes(right));
const isStaff: Rule = (actor) => actor.kind === 'staff';
const isPortal: Rule = (actor) => actor.kind === 'portal';

/** Every rule by name; the services' tables and `schema/permissions.json` name them. */
export const rules = {
  /** Anyone at the store's address, logged in or not. */
  everyone: () => true,
  /** Not logged in, or logged in: the log-in operations themselves. */
  portalDoor: (actor) => actor.kind === 'visitor' || actor.kind === 'portal',
  consoleDoor: (actor) => actor.kind === 'visitor' || actor.kind === 'staff',
  loggedIn: (actor) => isPortal(actor) || isStaff(actor),
  portal: isPortal,
  staff: isStaff,
  /** The customer it is about, or staff: which rows, the policy decides. */
  customerOrStaff: (actor) => isPortal(actor) || isStaff(actor),
  editCustomers: staffWith('customers.edit'),
  editConsignors: staffWith('consignment.edit'),
  editUsers: staffWith('users.edit'),
  importData: staffWith('import'),
  manageJobs: staffWith('jobs'),
  introspect: (actor) => isStaff(actor) || actor.kind === 'partner',
  deny: () => false,
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;
