import type { Language } from '../../kernel/language/language';

/** What stands beside the price that a reduced one is compared with, on paper of the shop's language. */
export const lowestWords: Readonly<Record<Language, (percent: number) => string>> = {
  nl: (percent) => `laagste prijs in 30 dagen, −${percent} %`,
  nb: (percent) => `laveste pris siste 30 dager, −${percent} %`,
  sv: (percent) => `lägsta pris senaste 30 dagarna, −${percent} %`,
  en: (percent) => `lowest price in 30 days, −${percent}%`,
};
