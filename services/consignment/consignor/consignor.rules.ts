import { Charity, type Consignor } from './consignor';
import type { UpdateConsignorInput } from './consignor.input';

/** What is agreed and stored; what is reckoned from it is not part of it. */
export type Agreement = Pick<
  Consignor,
  | 'charity'
  | 'mayCreateItems'
  | 'itemAllowance'
  | 'itemAllowanceRemaining'
  | 'consignorSharePercent'
  | 'returnMail'
  | 'calendarNote'
>;

/** What holds for a consignor with whom nothing was agreed yet. */
export const newAgreement: Readonly<Agreement> = {
  charity: Charity.NOT_ASKED,
  mayCreateItems: false,
  itemAllowance: 0,
  itemAllowanceRemaining: 0,
  consignorSharePercent: null,
  returnMail: true,
  calendarNote: false,
};

/**
 * The agreement after a change. What is not given stays; the share alone knows null, "the store's default".
 * Giving the allowance lets the next intake begin: all of it is there again, the same number too [K22].
 */
export function agreed(
  before: Readonly<Agreement>,
  given: Omit<UpdateConsignorInput, 'customerId'>,
): Agreement {
  const allowance = given.itemAllowance ?? null;
  return {
    charity: given.charity ?? before.charity,
    mayCreateItems: given.mayCreateItems ?? before.mayCreateItems,
    itemAllowance: allowance ?? before.itemAllowance,
    itemAllowanceRemaining: allowance ?? before.itemAllowanceRemaining,
    consignorSharePercent:
      given.consignorSharePercent === undefined ? before.consignorSharePercent : given.consignorSharePercent,
    returnMail: given.returnMail ?? before.returnMail,
    calendarNote: given.calendarNote ?? before.calendarNote,
  };
}
