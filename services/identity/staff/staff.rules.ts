import promised from '../../../schema/rights.json';
import { EVERY_RIGHT, OPERATORS_RIGHT } from '../../kernel/permission/rights';

/** A right that some service declares. */
export type Right = keyof typeof promised;

/** Rights by role [S5], of those that the services declare. */
const roleRights = {
  owner: [EVERY_RIGHT],
  manager: [
    'commerce.credit',
    'commerce.sell',
    'consignment.balance',
    'consignment.edit',
    'consignment.payout',
    'consignment.settings',
    'consignment.tax',
    'customers.edit',
    'import',
    'jobs',
    'store.settings',
    'users.edit',
    'users.reset',
  ],
  clerk: ['commerce.sell', 'consignment.edit', 'customers.edit'],
  'read-only': [],
  // Of store 00000 and nowhere else, as its table says: what they may do is no right of a shop's.
  operator: [OPERATORS_RIGHT],
} satisfies Record<string, (Right | typeof EVERY_RIGHT | typeof OPERATORS_RIGHT)[]>;

export type Role = keyof typeof roleRights;
export const roles = Object.keys(roleRights) as Role[];

/** Whether a service declares it, so that staff may be given it beyond their role. */
export function isRight(name: string): name is Right {
  return Object.hasOwn(promised, name);
}

/** The rights of a role and what was given beyond it, each once, sorted. A role or right nobody knows gives none. */
export function rightsOf(role: string, extraRights: readonly string[]): string[] {
  const own: readonly string[] = Object.hasOwn(roleRights, role) ? roleRights[role as Role] : [];
  return [...new Set([...own, ...extraRights.filter(isRight)])].sort();
}
