import type { LocalDate } from '../../kernel/clock/clock';

/** How a country taxes a kind of goods. */
export type VatClass = 'STANDARD' | 'REDUCED' | 'LOW' | 'ZERO';

/** A rate and the first day it holds. */
export interface VatRate {
  vatClass: VatClass;
  startsOn: LocalDate;
  /** At most two decimals. */
  percent: number;
}

/** A day before every sale. */
const ALWAYS = '1900-01-01';

type Rates = readonly (readonly [LocalDate, number])[];
const rates = (vatClass: VatClass, given: Rates): VatRate[] =>
  given.map(([startsOn, percent]) => ({ vatClass, startsOn, percent }));
const law = (standard: Rates, reduced: Rates = [], low: Rates = []): readonly VatRate[] => [
  ...rates('STANDARD', standard),
  ...rates('REDUCED', reduced),
  ...rates('LOW', low),
  ...rates('ZERO', [[ALWAYS, 0]]),
];

/**
 * The rates of value added tax by country (ISO 3166-1), oldest first, as far back as a shop's file reaches. A new law is a new
 * line here, before its first day.
 */
export const VAT_LAW: Readonly<Record<string, readonly VatRate[]>> = {
  NL: law(
    [
      [ALWAYS, 19],
      ['2012-10-01', 21],
    ],
    [
      [ALWAYS, 6],
      ['2019-01-01', 9],
    ],
  ),
  NO: law(
    [
      [ALWAYS, 24],
      ['2005-01-01', 25],
    ],
    [
      [ALWAYS, 14],
      ['2012-01-01', 15],
    ],
    [
      [ALWAYS, 8],
      ['2016-01-01', 10],
      ['2018-01-01', 12],
    ],
  ),
  SE: law([[ALWAYS, 25]], [[ALWAYS, 12]], [[ALWAYS, 6]]),
  DK: law([[ALWAYS, 25]]),
  BE: law([[ALWAYS, 21]], [[ALWAYS, 12]], [[ALWAYS, 6]]),
  DE: law(
    [
      [ALWAYS, 19],
      ['2020-07-01', 16],
      ['2021-01-01', 19],
    ],
    [
      [ALWAYS, 7],
      ['2020-07-01', 5],
      ['2021-01-01', 7],
    ],
  ),
  FI: law([
    [ALWAYS, 24],
    ['2024-09-01', 25.5],
  ]),
};
