import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Change } from './history.operation.ts';

type Entry = ResultOf<typeof Change>;

/** What somebody did in one go, as the page shows it. */
export interface Deed {
  id: string;
  at: string;
  actorKind: string;
  actorName: string | null;
  operation: string;
  what: 'made' | 'made-consignor' | 'details' | 'consignment' | 'groups' | 'note' | 'other';
  changes: { key: string; field: string; before: string | null; after: string | null }[];
}

/** Keys, counters and copies of what another part's history tells better. */
const TECHNICAL = new Set([
  'id',
  'version',
  'storeId',
  'customerId',
  'registeredAt',
  'lastVisitAt',
  // The moment of the deed itself.
  'newsletterSince',
  'partnerOffersSince',
  'salesTotalMinor',
  'itemAllowanceRemaining',
]);
/** What one operation writes stands within moments. */
const TOGETHER_MS = 500;

/**
 * Mails have a log of their own; a copied figure is in the history of the part that it comes from. An address that
 * its owner has confirmed is told by identity and changes here.
 */
function isElsewhere(entry: Entry): boolean {
  if (entry.entity === 'mail') return true;
  const isCopied =
    entry.actorKind === 'SYSTEM' && entry.entity === 'customer' && entry.operation.includes('.on-');
  return isCopied && !entry.changes.some(({ field }) => field === 'email');
}

function whatOf(entry: Entry): Deed['what'] {
  const isNew = entry.action === 'MADE';
  if (entry.entity === 'consignor') return isNew ? 'made-consignor' : 'consignment';
  if (entry.entity === 'customer_group_member') return 'groups';
  if (entry.entity !== 'customer') return 'other';
  if (isNew) return 'made';
  const fields = entry.changes.map(({ field }) => field).filter((field) => !TECHNICAL.has(field));
  return fields.every((field) => field === 'privateNote') ? 'note' : 'details';
}

/** The more telling of two: making somebody says more than the groups they were put in. */
const RANK: Deed['what'][] = ['made', 'made-consignor', 'consignment', 'details', 'note', 'groups', 'other'];

function changesOf(entry: Entry): Deed['changes'] {
  return entry.changes
    .filter(({ field, before, after }) => !TECHNICAL.has(field) && (before ?? '') !== (after ?? ''))
    .filter(
      ({ after }) => entry.action !== 'MADE' || (after !== null && after !== 'false' && after !== 'OFF'),
    )
    .map((change) => ({ ...change, key: `${entry.id} ${change.field}` }));
}

/** Histories of several parts as one, newest first; entries of one operation stand together. */
export function deedsOf(...histories: Entry[][]): Deed[] {
  const entries = histories
    .flat()
    .filter((entry) => !isElsewhere(entry))
    .sort((a, b) => b.at.localeCompare(a.at));
  const deeds: Deed[] = [];
  for (const entry of entries) {
    const changes = changesOf(entry);
    if (changes.length === 0) continue;
    const what = whatOf(entry);
    const last = deeds.at(-1);
    const together =
      last?.operation === entry.operation &&
      last.actorName === entry.actorName &&
      Date.parse(last.at) - Date.parse(entry.at) < TOGETHER_MS;
    if (last && together) {
      last.changes.unshift(...changes);
      if (RANK.indexOf(what) < RANK.indexOf(last.what)) last.what = what;
    } else {
      const { id, at, actorKind, actorName, operation } = entry;
      deeds.push({ id, at, actorKind, actorName, operation, what, changes });
    }
  }
  return deeds;
}
