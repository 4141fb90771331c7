import type { RequestEvent } from '@sveltejs/kit';
import { isId } from '#lib/list/filters.ts';
import type { Statement, StatementLine } from '#lib/payout/statement.ts';
import { WholeStatement } from '#lib/payout/statement.operation.ts';
import { ask, found } from '#lib/server/ask.ts';

/** A statement with all of its lines: what is printed and added up is never a page of them. */
export async function wholeStatement(
  event: RequestEvent,
): Promise<{ statement: Statement; lines: StatementLine[]; partial: boolean }> {
  const id = event.params['id'] ?? '';
  const { requestId } = event.locals;
  const lines: StatementLine[] = [];
  let partial = false;
  for (let after: string | null = null; ;) {
    const answer = isId(id)
      ? await ask(event, WholeStatement, { id, after })
      : { data: { statement: null }, partial: false };
    const statement: Statement = found(answer.data.statement, {
      ...{ partial: answer.partial, what: 'statement', requestId },
    });
    partial ||= answer.partial;
    lines.push(...statement.balanceLines.nodes);
    const { hasNextPage, endCursor } = statement.balanceLines.pageInfo;
    if (!hasNextPage || !endCursor) return { statement, lines, partial };
    after = endCursor;
  }
}
