import type { Given } from '../../kernel/row/rows';
import { Charity, type Consignor } from './consignor';
import type { UpdateConsignorInput } from './consignor.input';
import { consignorRows, type StoredConsignor } from './consignor.rows';

/** What is agreed and stored; what is reckoned from it is not part of it. */
export type Agreement = Pick<
  Consignor,
  | 'charity'
  | 'mayCreateItems'
  | 'itemAllowance'
  | 'consignorSharePercent'
  | 'returnMail'
  | 'calendarNote'
  | 'payoutMethod'
  | 'payoutCreditPercent'
>;

/** What holds for a consignor with whom nothing was agreed yet. */
export const newAgreement: Readonly<Agreement> = {
  charity: Charity.NOT_ASKED,
  mayCreateItems: false,
  itemAllowance: 0,
  consignorSharePercent: null,
  returnMail: true,
  calendarNote: false,
  payoutMethod: 'TRANSFER',
  payoutCreditPercent: 0,
};

/**
 * What a change says of the agreement. What is not given stays; the share alone knows null, "the store's default". Giving
 * the allowance, the same number too, lets the next intake begin [K22]: the database counts afresh from the moment.
 */
export function agreedIn(
  given: Omit<UpdateConsignorInput, 'customerId' | 'version'>,
  now: Date,
): Given<StoredConsignor> {
  const said = consignorRows.cleaned(given);
  return said.itemAllowance === undefined ? said : { ...said, allowanceGivenAt: now };
}
