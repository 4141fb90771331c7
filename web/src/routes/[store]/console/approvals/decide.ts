import type { RequestEvent } from '@sveltejs/kit';
import { chosenIn } from '#lib/list/select.ts';
import { hereOf } from '#lib/list/view.ts';
import { text } from '#lib/server/form.ts';
import { backToList } from '#lib/server/list.ts';
import { save } from '#lib/server/save.ts';
import { APPROVALS } from './approval-list.ts';
import { DecideCompanies } from './approvals.operation.ts';

export type Decision = 'APPROVED' | 'DECLINED';

/** How those stand that the address is of. */
export const standingAt = (url: URL): 'WAITING' | 'DECLINED' =>
  hereOf(APPROVALS, url).view.filters.state === 'DECLINED' ? 'DECLINED' : 'WAITING';

function read(form: FormData) {
  const [customerIds, word] = [chosenIn(form), text(form, 'word')];
  return {
    values: { chosen: customerIds.join(' '), word },
    input: { customerIds, word: word || null },
    fields: customerIds.length ? [] : [{ path: 'customerIds', code: 'REQUIRED' }],
  };
}

/** Decides of the companies that are ticked, as they stand on the list that they were ticked on. */
export function decideChosen(event: RequestEvent, decision: Decision) {
  return save(event, {
    right: 'customers.edit',
    read,
    document: DecideCompanies,
    variables: ({ input }) => ({ input: { ...input, decision, standing: standingAt(event.url) } }),
    made: 'CompaniesDecided',
    to: ({ decided, kept }) =>
      backToList(APPROVALS, event, {
        done: decision.toLowerCase(),
        count: String(decided.length),
        ...(kept.length && { kept: String(kept.length) }),
      }),
  });
}

/** What was just decided, as the address says it; null where nothing was. */
export function decidedAt({ searchParams }: URL): { done: Decision; count: number; kept: number } | null {
  const done = searchParams.get('done')?.toUpperCase();
  if (done !== 'APPROVED' && done !== 'DECLINED') return null;
  const figure = (name: string): number =>
    Math.min(200, Number(/^\d{1,3}$/.exec(searchParams.get(name) ?? '')?.[0] ?? 0));
  return { done, count: figure('count'), kept: figure('kept') };
}
