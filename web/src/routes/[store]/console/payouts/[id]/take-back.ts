import type { RequestEvent } from '@sveltejs/kit';
import type { Values } from '#lib/form/fields.ts';
import type { Money } from '#lib/format.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { nextAfter } from '#lib/list/every-page.ts';
import { isId } from '#lib/list/filters.ts';
import { ask } from '#lib/server/ask.ts';
import { sentBefore } from '#lib/server/entry.ts';
import { text } from '#lib/server/form.ts';
import { save } from '#lib/server/save.ts';
import { StatementToPrint } from '../../statements/[id]/statement.operation.ts';
import { runAt, toTheOther } from '../start.ts';
import { ReversePayout, StandingStatements } from './run.operation.ts';

/** What is asked about before it is taken back. */
export interface Asked {
  /** Null of all that stand. */
  statement: { id: string; number: number; name: string } | null;
  count: number;
  total: Money;
  /** What of it was given as store credit. */
  inCredit: number;
}

/** What the address asks to take back; null where it asks nothing, a count of none where nothing stands any more. */
export async function askedIn(event: RequestEvent, id: string, currency: string): Promise<Asked | null> {
  const asked = event.url.searchParams.get('back') ?? '';
  if (isId(asked)) {
    const { data } = await ask(event, StatementToPrint, { id: asked, after: null });
    if (!data.statement) return null;
    const { number, name, total, inCredit, reversedBy, reverses } = data.statement;
    const count = reversedBy || reverses ? 0 : 1;
    return { statement: { id: asked, number, name }, count, total, inCredit: inCredit.amountMinor };
  }
  if (asked !== 'all') return null;
  let [count, amountMinor, credit] = [0, 0, 0];
  let after: string | null = null;
  do {
    const page = await statementsOf(event, id, after);
    for (const { total, inCredit, reversedBy } of page?.nodes ?? []) {
      if (reversedBy) continue;
      count += 1;
      amountMinor += total.amountMinor;
      credit += inCredit.amountMinor;
    }
    after = page && nextAfter(page.pageInfo, after);
  } while (after !== null);
  return { statement: null, count, total: { amountMinor, currency }, inCredit: credit };
}

type Standing = NonNullable<ResultOf<typeof StandingStatements>['payoutRun']>['statements'];

async function statementsOf(event: RequestEvent, id: string, after: string | null): Promise<Standing | null> {
  const { data } = await ask(event, StandingStatements, { id, after });
  return data.payoutRun?.statements ?? null;
}

/** Takes back what was asked about; the same form sent twice takes it back once. */
export function takeBack(event: RequestEvent) {
  const { store = '', id = '' } = event.params;
  const before = sentBefore(event);
  return save(event, {
    right: 'consignment.payout',
    read: (form) => {
      const names = ['statement', 'idempotencyKey'] as const;
      const values: Values = Object.fromEntries(names.map((name) => [name, text(form, name)]));
      const { statement = '', idempotencyKey } = values;
      return {
        values,
        input: {
          ...{ runId: id, statementId: isId(statement) ? statement : null },
          idempotencyKey: idempotencyKey || null,
        },
        // All of it, because one was not understood, is not what was asked.
        fields: statement && !isId(statement) ? [{ path: 'statement', code: 'BAD_FORMAT' }] : [],
      };
    },
    document: ReversePayout,
    variables: ({ input }) => ({ input }),
    made: 'PayoutRun',
    to: (made) => `${runAt(store, made.id)}?made=yes`,
    refuse: (result: { __typename: string; running?: { id: string } }, values) => {
      toTheOther(store, result);
      return before(result, values);
    },
  });
}
