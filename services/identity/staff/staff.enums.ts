import { registerEnumType } from 'type-graphql';
import promised from '../../../schema/rights.json';
import { EVERY_RIGHT } from '../../kernel/permission/rights';

/** The roles of staff: name in the graph → as the table has it. */
export const StaffRole = {
  OWNER: 'owner',
  MANAGER: 'manager',
  CLERK: 'clerk',
  READ_ONLY: 'read-only',
} as const;
registerEnumType(StaffRole, {
  name: 'StaffRole',
  description: 'What a member of staff is in the shop; rights beyond it can be given.',
  valuesConfig: {
    OWNER: { description: 'May do everything.' },
    MANAGER: { description: 'Runs the shop: may do whatever there is a right for.' },
    CLERK: { description: 'Serves customers and consignors.' },
    READ_ONLY: { description: 'Sees, and changes nothing.' },
  },
});

/** 'customers.edit' as the graph names it: CUSTOMERS_EDIT. */
const named = (right: string): string => right.replace('.', '_').toUpperCase();

/** Every right that a service declares, and the one that implies them all: name in the graph → as it is given. */
export const StaffRight = Object.fromEntries([
  ['EVERY_RIGHT', EVERY_RIGHT],
  ...Object.keys(promised).map((right) => [named(right), right]),
]) as Record<string, string>;
registerEnumType(StaffRight, {
  name: 'StaffRight',
  description: 'What a member of staff may do beyond seeing.',
  valuesConfig: Object.fromEntries([
    ['EVERY_RIGHT', { description: "Every right there is and will be: an owner's." }],
    ...Object.entries(promised).map(([right, { sentence }]) => [named(right), { description: sentence }]),
  ]),
});
