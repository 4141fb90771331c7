import type { LocalDate } from '../../kernel/clock/clock';
import type { Language } from '../../kernel/language/language';
import type { ReceiptItem } from '../intake-receipt/intake-receipt';
import type { RemindedItem } from '../reminder/reminder';

/** Any day does: nobody gets a sample. */
export const SAMPLE_DAY: LocalDate = '2026-12-12';

const words: Readonly<Record<Language, { coat: string; jug: string; worn: string }>> = {
  nl: { coat: 'Wollen jas, donkerblauw', jug: 'Kan van aardewerk', worn: 'Er zit een barst in' },
  nb: { coat: 'Ullkåpe, mørkeblå', jug: 'Mugge i keramikk', worn: 'Den har en sprekk' },
  sv: { coat: 'Ullkappa, mörkblå', jug: 'Kanna i keramik', worn: 'Den har en spricka' },
  en: { coat: 'Wool coat, dark blue', jug: 'Earthenware jug', worn: 'It is cracked' },
};

/** Goods that nobody brought. */
export function sampleItems(language: Language): RemindedItem[] {
  const { coat, jug } = words[language];
  return [
    { number: 1204, description: coat, size: 'M', priceMinor: 8_500 },
    { number: 1205, description: jug, size: null, priceMinor: 2_400 },
  ];
}

/** The same as a receipt has them: one is accepted, the other is not. */
export function sampleReceiptItems(language: Language): ReceiptItem[] {
  const of = (item: RemindedItem, more: Partial<ReceiptItem>): ReceiptItem => ({
    ...{ ...item, sharePercent: null, shareMinor: null, heldUntil: null },
    ...{ rejectedBecause: null, collectBy: null, ...more },
  });
  const [coat, jug] = sampleItems(language);
  return [
    ...(coat === undefined ? [] : [of(coat, { sharePercent: 50, shareMinor: 4_250 })]),
    ...(jug === undefined
      ? []
      : [of(jug, { priceMinor: null, rejectedBecause: words[language].worn, collectBy: SAMPLE_DAY })]),
  ];
}
