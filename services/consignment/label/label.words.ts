import type { Language } from '../../kernel/language/language';

/** What a label says of a reduced price, on paper of the shop's language. */
interface ReducedWords {
  percent: (percent: number) => string;
  /** Of the price that it stands beside. */
  lowest: string;
}

export const reducedWords: Readonly<Record<Language, ReducedWords>> = {
  nl: { percent: (percent) => `−${percent} %`, lowest: 'laagste prijs in 30 dagen' },
  nb: { percent: (percent) => `−${percent} %`, lowest: 'laveste pris siste 30 dager' },
  sv: { percent: (percent) => `−${percent} %`, lowest: 'lägsta pris senaste 30 dagarna' },
  en: { percent: (percent) => `−${percent}%`, lowest: 'lowest price in 30 days' },
};
