import { OWN_NUMBER } from '../../../schema/files/customer-number';
import type { FileWanted } from '../../kernel/import/laid-file';
import type { ValuesOf } from '../../kernel/table/column';
import { LARGEST_ALLOWANCE } from '../consignor/consignor.input';

/** Consignment's columns of a consignors file [I1]; the others are the customers service's. A blank is an answer, a column that is not there is none: see R-IM3. */
export const consignorColumns = [
  { key: 'number', names: OWN_NUMBER, required: true, kind: 'integer', min: 1 },
  { key: 'charity', names: ['G.D.', 'Goed doel', 'Charity'], required: false, kind: 'yesNo' },
  {
    key: 'consignorSharePercent',
    names: ['Verhouding %', 'Verhouding', 'Split %'],
    required: false,
    kind: 'percent',
    decimals: 2,
  },
  {
    key: 'mayCreateItems',
    names: ['Klant mag artikelen aanmaken', 'May create items'],
    required: false,
    kind: 'yesNo',
  },
  {
    key: 'itemAllowance',
    names: ['Aantal artikelen', 'Item allowance'],
    required: false,
    kind: 'integer',
    min: 0,
    max: LARGEST_ALLOWANCE,
  },
  { key: 'returnMail', names: ['Email retourdatum', 'Return mail'], required: false, kind: 'yesNo' },
  { key: 'calendarNote', names: ['Notitie agenda', 'Calendar note'], required: false, kind: 'yesNo' },
] as const;

/** A consignors file, as consignment looks at it. */
export const consignorsFile = {
  owner: 'consignment',
  columns: consignorColumns,
  unique: ['number'],
} as const satisfies FileWanted;

export type ConsignorValues = ValuesOf<typeof consignorColumns>;
