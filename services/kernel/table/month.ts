import { foldName } from './header';

/** The months as spreadsheets write them in Dutch, Norwegian, Danish, Swedish and English, short and long, folded. */
const MONTHS: readonly string[] = [
  'jan januari januar january',
  'feb februari februar february',
  'mrt mar maart mars marts march',
  'apr april',
  'mei mai maj may',
  'jun juni june',
  'jul juli july',
  'aug augustus august augusti',
  'sep sept september',
  'okt oct oktober october',
  'nov november',
  'des dec desember december',
];
const monthOf = new Map(
  MONTHS.flatMap((names, at) => names.split(' ').map((name): [string, number] => [name, at + 1])),
);

/** Words that may stand before or in a date and say nothing more: its day of the week, "den". */
const IDLE = new Set(
  (
    'ma di wo do vr za zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ' +
    'man tir tirs ons tor tors fre lor son mandag tirsdag onsdag torsdag fredag lordag sondag ' +
    'tis lordag mandag tisdag onsdag torsdag fredag sondag den kl ' +
    'mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
);

/** A date with its month as a word, taken apart; null where the text is none. */
export interface NamedDate {
  readonly year: string;
  readonly month: number;
  readonly day: string;
}

/** 1-okt-26, 1. okt. 2026, torsdag 1. oktober 2026, Oct 1, 2026, 2026-okt-01: which part is which the month tells. */
export function namedDate(text: string): NamedDate | null {
  if (!/\p{L}/u.test(text)) return null;
  const words = text.split(/[\s.,/-]+/).filter((word) => word !== '' && !IDLE.has(foldName(word)));
  if (words.length !== 3) return null;
  const at = words.findIndex((word) => monthOf.has(foldName(word)));
  const month = monthOf.get(foldName(words[at] ?? ''));
  const [first = '', last = ''] = words.filter((_word, index) => index !== at);
  if (month === undefined) return null;
  // Oct 1, 2026 and 1 Oct 2026 have the year behind; 2026-okt-01 has it before.
  const [year, day] = /^\d{4}$/.test(first) ? [first, last] : [last, first];
  return /^(?:\d{4}|\d{2})$/.test(year) && /^\d{1,2}$/.test(day) ? { year, month, day } : null;
}
