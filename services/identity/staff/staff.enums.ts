import promised from '../../../schema/rights.json';
import { namedCodesOf } from '../../kernel/graph/codes';
import { EVERY_RIGHT, OPERATORS_RIGHT } from '../../kernel/permission/rights';

/** The roles of staff: name in the graph → as the table has it. */
export const StaffRole = namedCodesOf(
  'StaffRole',
  'What a member of staff is in the shop; rights beyond it can be given.',
  {
    OWNER: ['owner', 'May do everything.'],
    MANAGER: ['manager', 'Runs the shop: may do whatever there is a right for.'],
    CLERK: ['clerk', 'Serves customers and consignors.'],
    READ_ONLY: ['read-only', 'Sees, and changes nothing.'],
    OPERATOR: [
      'operator',
      'Runs the installation and makes its stores: staff of store 00000, and of no shop.',
    ],
  },
);

/** 'customers.edit' as the graph names it: CUSTOMERS_EDIT. */
const named = (right: string): string => right.replace('.', '_').toUpperCase();
const declared = Object.entries(promised).map(([right, { sentence }]) => [named(right), [right, sentence]]);

/** Every right that a service declares, and the one that implies them all: name in the graph → as it is given. */
export const StaffRight = namedCodesOf('StaffRight', 'What a member of staff may do beyond seeing.', {
  EVERY_RIGHT: [EVERY_RIGHT, "Every right there is and will be: an owner's."],
  OPERATOR: [
    OPERATORS_RIGHT,
    "Make stores and see which there are: an operator's, and to be given to nobody.",
  ],
  ...(Object.fromEntries(declared) as Record<string, [string, string]>),
});
