import type { Transaction } from '../../kernel/database/transaction';
import type { Language } from '../../kernel/language/language';
import { exponentOf } from '../../kernel/money/money';
import { csvLines, writeCsv, type CsvCell } from '../../kernel/table/csv';
import type { Store } from '../store/store';
import type { Dac7Sums } from './dac7';
import { allYears } from './dac7.list';
import type { KnownYear, PersonSeal } from './dac7.rows';
import { dac7Words } from './dac7.words';

/** A line a consignor and quarter; who they are only for who may know it. */
interface Lines {
  head: Buffer;
  of: (years: readonly KnownYear[]) => string;
}

function linesIn(language: Language, currency: string, hasPerson: boolean): Lines {
  const words = dac7Words[language];
  const digits = exponentOf(currency);
  /** As money is written, whatever its last digits are. */
  const written = (minor: number): string => (minor / 10 ** digits).toFixed(digits).replace('.', ',');
  const sums = ({ count, soldFor, share, kept }: Dac7Sums): CsvCell[] => [
    count,
    ...[soldFor, share, kept].map(({ amountMinor }) => written(amountMinor)),
  ];
  const heads = words.ways.flatMap((way) => [
    `${way}: ${words.count}`,
    ...[words.soldFor, words.share, words.kept].map((each) => `${way}: ${each} (${currency})`),
  ]);
  const person = hasPerson ? [words.birthDate, words.taxNumber] : [];
  return {
    head: writeCsv([
      [words.year, words.quarter, words.consignor, words.name, words.kind, ...person, ...heads],
    ]),
    of: (years) =>
      csvLines(
        years.flatMap((each) =>
          each.quarters.map(({ quarter, online, till }) => [
            ...[each.year, quarter, each.number, each.name],
            each.isCompany ? words.company : words.privatePerson,
            ...(hasPerson ? [each.person?.birthDate ?? '', each.person?.taxNumber ?? ''] : []),
            ...sums(online),
            ...sums(till),
          ]),
        ),
      ),
  };
}

/** The year for whoever reports it: all who are told of, with who they are. It is given out and kept nowhere. */
export async function adviserFile(
  tx: Transaction,
  store: Store,
  seals: PersonSeal,
  year: number,
): Promise<string> {
  const lines = linesIn(store.language, store.currency, true);
  let text = lines.head.toString('utf8');
  for await (const years of allYears(tx, store, seals, year)) text += lines.of(years);
  return text;
}

/** A consignor's copy of their figures: nothing of who they are, which they know. */
export function copyFile(store: Store, year: KnownYear): string {
  const lines = linesIn(year.language as Language, store.currency, false);
  return lines.head.toString('utf8') + lines.of([year]);
}
