import { Charity } from '../consignor/consignor';
import { newAgreement, type Agreement } from '../consignor/consignor.rules';
import type { ConsignorValues } from './consignor.columns';

/** What a file says of an agreement: nothing of how somebody is paid. */
export type FiledAgreement = Omit<Agreement, 'payoutMethod' | 'payoutCreditPercent'>;

/** An agreement in the values of a file's columns: charity not asked is a blank. */
export type AgreedValues = Omit<FiledAgreement, 'charity'> & { charity: boolean | null };

/** What holds for a consignor of whom no file spoke yet. */
export const newValues: Readonly<AgreedValues> = valuesOf(newAgreement);

/** What a row says: a blank is the default of its column, and never "as it was" [R-IM3]; a missing column says nothing. */
export function givenIn({ number: _number, ...values }: ConsignorValues): Partial<AgreedValues> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, value ?? newValues[key as keyof AgreedValues]]),
  );
}

/** An agreement as the columns of a file say it. */
export function valuesOf(agreement: FiledAgreement): AgreedValues {
  const { charity, mayCreateItems, itemAllowance, consignorSharePercent, returnMail, calendarNote } =
    agreement;
  return {
    charity: charity === Charity.NOT_ASKED ? null : charity === Charity.YES,
    ...{ mayCreateItems, itemAllowance, consignorSharePercent, returnMail, calendarNote },
  };
}

/** The agreement that values of a file make. */
export function agreementOf({ charity, ...values }: AgreedValues): FiledAgreement {
  return {
    charity: charity === null ? Charity.NOT_ASKED : charity ? Charity.YES : Charity.NO,
    ...values,
  };
}
