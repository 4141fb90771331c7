import type { VatRate } from '../../../schema/events/commerce';
import { vatSchemeDescription, vatSchemes } from '../../../schema/vat';
import type { LocalDate } from '../../kernel/clock/clock';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';

/** Of what VAT is owed where an item is sold [L5]. */
export const VatScheme = codesOf('VatScheme', vatSchemeDescription, vatSchemes);
export type VatScheme = CodeOf<typeof VatScheme>;

/** The standard rate on a day, in percent, of the rates in any order; 0 where no law is known. */
export function standardPercentOn(rates: readonly VatRate[], day: LocalDate): number {
  const begun = rates.filter(({ vatClass, startsOn }) => vatClass === 'STANDARD' && startsOn <= day);
  const last = begun.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1)).at(-1);
  return last?.percent ?? 0;
}

/** Of what VAT is owed of the goods of a customer of a kind [L5]: a company has reckoned with VAT when it bought them. */
export function schemeOf(kind: string): VatScheme {
  return kind === 'COMPANY' ? 'NORMAL' : 'MARGIN';
}
