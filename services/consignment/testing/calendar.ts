import type { Actor } from '../../kernel/actor/actor';
import type { Answer, Shop } from './shop';

/** A note of the calendar, as a spec looks at it. */
export interface SeenNote {
  returnOn: string;
  itemCount: number;
  asked: { amountMinor: number };
  charity: string;
  isAgreed: boolean;
  lacksAddress: boolean;
  isTicked: boolean;
  tickedAt: string | null;
  tickedBy: string | null;
  goods: string;
  customer: { id: string };
}

const NOTE = `returnOn itemCount asked { amountMinor currency } charity isAgreed lacksAddress isTicked tickedAt tickedBy goods customer { id }`;
/** All that a spec puts into the calendar lies in it. */
const SPAN = { from: '2026-10-01', upTo: '2027-06-30' };

export interface SeenNotes {
  nodes: SeenNote[];
  total: { count: number };
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

export function notesOf(shop: Shop, filter: object, paging: object = {}, actor?: Actor): Promise<SeenNotes> {
  return shop.ask(
    actor ?? shop.staff,
    `query ($filter: CalendarFilter!, $first: Int, $after: String, $last: Int, $before: String) {
      calendarNotes(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        nodes { ${NOTE} } total { count } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    { filter: { ...SPAN, ...filter }, ...paging },
  );
}

/** "2026-12-01: 2" of each note of a customer. */
export async function datesOf(shop: Shop, customerId: string, filter: object = {}): Promise<string[]> {
  const { nodes } = await notesOf(shop, { customerId, ...filter });
  return nodes.map(
    ({ returnOn, itemCount, isTicked }) => `${returnOn}: ${itemCount}${isTicked ? ' ticked' : ''}`,
  );
}

export interface SeenDay {
  date: string;
  noteCount: number;
  openCount: number;
  itemCount: number;
  notes: SeenNote[];
}

export function daysOf(shop: Shop, from: string, upTo: string): Promise<SeenDay[] | null> {
  return shop.ask(
    shop.staff,
    `query ($from: LocalDate!, $upTo: LocalDate!) { calendarDays(from: $from, upTo: $upTo) { date noteCount openCount itemCount notes { ${NOTE} } } }`,
    { from, upTo },
  );
}

export function tick(
  shop: Shop,
  verb: 'tick' | 'untick',
  input: { customerId: string; returnOn: string; goods?: string },
  actor: Actor = shop.staff,
): Promise<Answer> {
  const name = verb === 'tick' ? 'Tick' : 'Untick';
  return shop.ask(
    actor,
    `mutation ($input: ${name}CalendarNoteInput!) { ${verb}CalendarNote(input: $input) { __typename ... on CalendarNote { ${NOTE} }
      ... on InvalidInput { fields { path code } } ... on ModuleOff { module }
      ${verb === 'tick' ? '... on CalendarNoteChanged { itemCount }' : ''} } }`,
    { input },
  );
}
