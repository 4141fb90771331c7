import { portalOr, withRight, type PermissionTable } from '../../kernel/permission/table';
import { rights } from '../rights';

export const seeTaxNumbers = withRight(rights, 'consignment.tax');
export const orTheirTaxes = portalOr(rights, 'consignment.tax');

/** Who may select what the tax office is told of: consignors their own, of who they are only its end. */
export const dac7Permissions: PermissionTable = {
  Dac7Year: orTheirTaxes,
  Dac7Quarter: orTheirTaxes,
  Dac7Sums: orTheirTaxes,
  Dac7Person: { '*': orTheirTaxes, birthDate: seeTaxNumbers, taxNumber: seeTaxNumbers },
  Dac7CopiesSent: seeTaxNumbers,
  Dac7YearConnection: seeTaxNumbers,
  Dac7YearEdge: seeTaxNumbers,
  Dac7NotAsked: orTheirTaxes,
  Dac7NotHere: withRight(rights, 'consignment.settings'),
};
