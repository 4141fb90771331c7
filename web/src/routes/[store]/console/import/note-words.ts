import { number } from '#lib/format.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Note } from './dry-run.ts';
import { noteText, rowNumbers } from './words.ts';

/** Notes of what is more often a slip of the hand than meant: always with rows to look at. */
const DOUBTS: ReadonlySet<string> = new Set(['NUMBER_JUMP', 'SOLD_FAR_ABOVE_PRICE']);
const NAMED_ROWS = 3;

/** As the facts of a page are said. */
interface NoteFact {
  name: string;
  value: string;
  rest?: string;
  tone?: 'warn';
}

/** A note as a fact beside the counts: with its rows where they are few, or where it is a doubt. */
export function noteFact({ code, count, rows, before, after, words }: Note): NoteFact {
  const fact = { name: noteText(code), value: number(count) };
  if (words.length > 0) return { ...fact, rest: words.join(', ') };
  if (!DOUBTS.has(code)) return count <= NAMED_ROWS ? { ...fact, rest: rowNumbers(rows) } : fact;
  const named = `${rowNumbers(rows.slice(0, NAMED_ROWS))}${count > NAMED_ROWS ? ' …' : ''}`;
  const isJump = before !== null && after !== null;
  const jump = { before: String(before), after: String(after), rows: named };
  return { ...fact, tone: 'warn', rest: isJump ? m.note_number_jump_text(jump) : named };
}
