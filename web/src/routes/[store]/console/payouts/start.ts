import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Values } from '#lib/form/fields.ts';
import type { Money } from '#lib/format.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { isId } from '#lib/list/filters.ts';
import { wayIn } from '#lib/payout/method-words.ts';
import { sentBefore } from '#lib/server/entry.ts';
import { refused, text } from '#lib/server/form.ts';
import { save, type ReadForm } from '#lib/server/save.ts';
import { StartPayoutRun } from './payouts.operation.ts';

type Input = VariablesOf<typeof StartPayoutRun>['input'];

const figureIn = (typed: string): number => (/^\d{1,15}$/.test(typed) ? Number(typed) : 0);

/** The answer to the question, with the figures that stood in it. */
function readAnswer(form: FormData): ReadForm<Input> {
  const names = ['method', 'customer', 'count', 'total', 'idempotencyKey'] as const;
  const values: Values = Object.fromEntries(names.map((name) => [name, text(form, name)]));
  const { customer = '', count = '', total = '', idempotencyKey } = values;
  const method = wayIn(values['method']);
  return {
    values,
    input: {
      ...{ method: method ?? null, customerId: isId(customer) ? customer : null },
      ...{ count: figureIn(count), totalMinor: figureIn(total) },
      idempotencyKey: idempotencyKey || null,
    },
    fields: method !== undefined ? [] : [{ path: 'method', code: 'REQUIRED' }],
  };
}

interface Answered {
  __typename: string;
  count?: number;
  total?: Money;
  running?: { id: string };
}

/** Where a run is looked at. */
export const runAt = (store: string, id: string): string => `/${store}/console/payouts/${id}`;

/** One runs already, by whoever was faster: that is what there is to see. */
export function toTheOther(store: string, { __typename, running }: Answered): void {
  if (__typename === 'JobRunning' && running) redirect(303, `${runAt(store, running.id)}?other=yes`);
}

/** Starts the run that was looked at; the same form sent twice is one run. */
export function startRun(event: RequestEvent) {
  const store = event.params['store'] ?? '';
  const before = sentBefore(event);
  return save(event, {
    right: 'consignment.payout',
    read: readAnswer,
    document: StartPayoutRun,
    variables: ({ input }) => ({ input }),
    made: 'PayoutRun',
    to: ({ id }) => `${runAt(store, id)}?made=yes`,
    refuse: (result: Answered, values) => {
      toTheOther(store, result);
      const { __typename, count, total } = result;
      if (count === undefined || !total) return before(result, values);
      const { amountMinor, currency } = total;
      return refused({ __typename }, { ...values, currency }, event.locals.requestId, { count, amountMinor });
    },
  });
}
