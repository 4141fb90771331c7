import { Charity } from '../consignor/consignor';
import { newAgreement, type Agreement } from '../consignor/consignor.rules';
import type { ConsignorValues } from './consignor.columns';

/** What a row agrees with a consignor: a blank is the default of its column, and never "as it was" [R-IM3]. */
export type ImportedAgreement = Omit<Agreement, 'itemAllowanceRemaining'>;

/** Reads the agreement in a row. A blank "G.D." was not asked; a blank split is the store's. */
export function agreementOf(values: ConsignorValues): ImportedAgreement {
  return {
    charity: values.charity === null ? Charity.NOT_ASKED : values.charity ? Charity.YES : Charity.NO,
    mayCreateItems: values.mayCreateItems ?? newAgreement.mayCreateItems,
    itemAllowance: values.itemAllowance ?? newAgreement.itemAllowance,
    consignorSharePercent: values.consignorSharePercent,
    returnMail: values.returnMail ?? newAgreement.returnMail,
    calendarNote: values.calendarNote ?? newAgreement.calendarNote,
  };
}

/** Whether a row agrees anything other than what holds here. */
export function isSameAgreement(one: ImportedAgreement, other: ImportedAgreement): boolean {
  return (Object.keys(one) as (keyof ImportedAgreement)[]).every((key) => one[key] === other[key]);
}
