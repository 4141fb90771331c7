import type { Change, Value } from './change.ts';
import type { Edge } from './one-history.ts';

export type { Change, Value };

type Entry = Edge['node'];

/** What somebody did in one go, as the page shows it. */
export interface Deed {
  id: string;
  at: string;
  actorKind: string;
  actorName: string | null;
  operation: string;
  what: What;
  changes: Change[];
}

/** The kinds of deed, the more telling of two first: making somebody says more than the groups they were put in. */
const WHAT = [
  'made',
  'made-consignor',
  'intake-received',
  'intake-submitted',
  'intake-opened',
  'tax-details',
  'account',
  'statement-taken-back',
  'statement-made',
  'paid-out-undone',
  'paid-out',
  'sale-undone',
  'sale-made',
  'payout-asked',
  'payout-request',
  'balance',
  'sale',
  'intake',
  'company-approved',
  'company-declined',
  'log-in-on',
  'log-in-off',
  'log-in-activated',
  'log-in-made',
  'second-step-reset',
  'second-step',
  'note-ticked',
  'note-opened',
  'consignment',
  'details',
  'note',
  'log-in',
  'language',
  'terms-accepted',
  'groups',
  'mail-made',
  'mail',
  'other',
] as const;
export type What = (typeof WHAT)[number];

/** Keys, counters and copies of what another part's history tells better. */
const TECHNICAL = new Set([
  'id',
  'version',
  'storeId',
  'customerId',
  'personId',
  'registeredAt',
  'createdAt',
  'updatedAt',
  'lastVisitAt',
  // The moment of the deed itself.
  'newsletterSince',
  'approvalAskedAt',
  'approvalDecidedAt',
  'partnerOffersSince',
  'at',
  'openedAt',
  'submittedAt',
  'receivedAt',
  'salesTotalMinor',
  'itemAllowanceRemaining',
  // How a link to a customer came about, and what an address was before: the change of it says so.
  'asContact',
  'formerEmails',
  // Of what else it is, and by which way it came.
  'intakeId',
  'itemId',
  'balanceLineId',
  'settlementId',
  'statementId',
  'runId',
  'reversesId',
  'causeId',
  'causeKind',
  'origin',
  'madeAt',
  // As the intake itself says it, and the language of the consignor.
  'intake_receipt.termsVersion',
  'intake_receipt.language',
  // Whose it is there, is no customer's.
  'second_factor.staffMemberId',
  // When it was answered is when that was written.
  'payout_request.closedAt',
]);
/** Whether a column is nothing that a history tells. */
export const isTechnical = (entity: string, field: string): boolean =>
  TECHNICAL.has(field) || TECHNICAL.has(`${entity}.${field}`);
/** What one operation writes stands within moments. */
const TOGETHER_MS = 500;
const LOG_IN = new Set(['user', 'customer_user']);

/** What is said of a thing that was made only where it is more than what everything begins with. */
const AS_USUAL = new Set(['false', 'OFF', 'BUYER', 'NOT_ASKED']);

/** What was brought in, sold and paid out, by its table. */
const OF_GOODS: Readonly<
  Record<string, (entry: Entry, now: (field: string) => string | null | undefined) => What>
> = {
  intake: ({ action }, now) => {
    if (action === 'MADE') return 'intake-opened';
    const state = now('state');
    return state === 'SUBMITTED' ? 'intake-submitted' : state === 'RECEIVED' ? 'intake-received' : 'intake';
  },
  intake_receipt: () => 'intake-received',
  sale: ({ action }, now) => (action === 'MADE' ? 'sale-made' : now('undoneAt') ? 'sale-undone' : 'sale'),
  calendar_tick: ({ action }) => (action === 'DELETED' ? 'note-opened' : 'note-ticked'),
  balance_line: () => 'balance',
  dac7_person: () => 'tax-details',
  bank_account: () => 'account',
  payout_request: ({ action }, now) =>
    action === 'MADE' || now('state') === 'OPEN' ? 'payout-asked' : 'payout-request',
  payout_line: ({ action }) => (action === 'MADE' ? 'paid-out' : 'paid-out-undone'),
  statement: (_entry, now) => (now('reversesId') ? 'statement-taken-back' : 'statement-made'),
};

/** What staff have decided of a company, by how it stands then. */
const DECIDED: Readonly<Record<string, What>> = {
  APPROVED: 'company-approved',
  DECLINED: 'company-declined',
};

/** What somebody did by writing this. */
export function whatOf(entry: Entry): What {
  const isNew = entry.action === 'MADE';
  const now = (field: string) => entry.changes.find((change) => change.field === field)?.after;
  if (entry.entity === 'second_factor') return 'second-step';
  if (LOG_IN.has(entry.entity)) {
    if (isNew) return 'log-in-made';
    if (now('factorsResetAt')) return 'second-step-reset';
    if (now('activatedAt')) return 'log-in-activated';
    const enabled = now('enabled');
    return enabled === undefined || enabled === null
      ? 'log-in'
      : enabled === 'true'
        ? 'log-in-on'
        : 'log-in-off';
  }
  if (entry.entity === 'chosen_language') return 'language';
  if (entry.entity === 'text_acceptance') return 'terms-accepted';
  if (entry.entity === 'mail') return isNew ? 'mail-made' : 'mail';
  const ofGoods = OF_GOODS[entry.entity];
  if (ofGoods) return ofGoods(entry, now);
  if (entry.entity === 'consignor') return isNew ? 'made-consignor' : 'consignment';
  if (entry.entity === 'customer_group_member') return 'groups';
  if (entry.entity !== 'customer') return 'other';
  if (isNew) return 'made';
  const decided = DECIDED[now('approvalState') ?? ''];
  if (decided) return decided;
  const fields = entry.changes.map(({ field }) => field).filter((field) => !TECHNICAL.has(field));
  return fields.every((field) => field === 'privateNote') ? 'note' : 'details';
}

const valueOf = (stored: string | null, name: string | null): Value | null =>
  stored === null ? null : { stored, name };

function changesOf(entry: Entry): Change[] {
  return entry.changes
    .filter(
      ({ field, before, after }) => !isTechnical(entry.entity, field) && (before ?? '') !== (after ?? ''),
    )
    .filter(({ after }) => entry.action !== 'MADE' || (after !== null && !AS_USUAL.has(after)))
    .map(({ field, before, after, beforeName, afterName }) => ({
      key: `${entry.id} ${field}`,
      entity: entry.entity,
      field,
      before: valueOf(before, beforeName),
      after: valueOf(after, afterName),
    }));
}

/** The same thing changed once more is another deed, however soon; of groups one deed may join several. */
function isAgain({ entity, changes }: Entry, last: Deed): boolean {
  if (entity === 'customer_group_member') return false;
  return changes.some(({ field }) =>
    last.changes.some((each) => each.entity === entity && each.field === field),
  );
}

/** A history's entries, newest first, as what was done: entries of one operation stand together. */
export function deedsOf(entries: readonly Entry[]): Deed[] {
  const deeds: Deed[] = [];
  for (const entry of entries) {
    const changes = changesOf(entry);
    if (changes.length === 0) continue;
    const what = whatOf(entry);
    const last = deeds.at(-1);
    const together =
      last?.operation === entry.operation &&
      last.actorName === entry.actorName &&
      Date.parse(last.at) - Date.parse(entry.at) < TOGETHER_MS &&
      !isAgain(entry, last);
    if (last && together) {
      last.changes.unshift(...changes);
      if (WHAT.indexOf(what) < WHAT.indexOf(last.what)) last.what = what;
    } else {
      const { id, at, actorKind, actorName, operation } = entry;
      deeds.push({ id, at, actorKind, actorName, operation, what, changes });
    }
  }
  return deeds;
}
