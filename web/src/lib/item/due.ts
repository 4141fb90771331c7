import { date } from '#lib/format.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Due } from '#lib/graph/shared.operation.ts';
import type { Cell } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';

/** What is to be collected, by when, and what happens after. */
export type DueGoods = ResultOf<typeof Due>;

const AFTER = {
  STORE_DECIDES: m.after_store_decides,
  BECOMES_STORES: m.after_becomes_stores,
  DONATED: m.after_donated,
};

/** What becomes of goods that nobody collected, as a sentence. */
export function afterText(afterwards: DueGoods['afterwards']): string {
  return AFTER[afterwards]();
}

export type DueGoesTo = 'CONSIGNOR' | 'CHARITY' | 'STORE';

const PLACE: Record<DueGoesTo, () => string> = {
  CONSIGNOR: m.due_to_consignor,
  CHARITY: m.due_to_charity,
  STORE: m.due_to_store,
};

/** Where goods go that are due. */
export const placeText = (goesTo: DueGoesTo): string => PLACE[goesTo]();

/** The deadline and what happens after it, as portal and console say it; `today` is the store's. */
export function dueText({ count, collectBy, afterwards }: DueGoods, today: string): string {
  if (count === 0 || collectBy === null) return m.now_due_none();
  const until = collectBy < today ? m.due_was({ count, date: date(collectBy, 'near') }) : null;
  return `${until ?? m.due_until({ count, date: date(collectBy, 'near') })} ${afterText(afterwards)}`;
}

interface Kept {
  returnOn: string | null;
  collectBy: string | null;
  isDue: boolean;
}

/** Until when goods can be collected, as small print in a list. */
export function collectText(collectBy: string | null): string | null {
  return collectBy && m.collect_until({ date: date(collectBy, 'short') });
}

/** The return date in a list; of what is past it, until when it can be collected. */
export function returnCell({ returnOn, collectBy, isDue }: Kept): Cell | null {
  if (returnOn === null) return null;
  if (!isDue || collectBy === null) return { text: returnOn };
  return { text: returnOn, look: 'warn strong', detail: collectText(collectBy) };
}
