import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { TypedDocumentNode } from '@urql/core';
import { isId } from '#lib/list/filters.ts';
import { nextAfter } from '#lib/list/every-page.ts';
import type { PageInfo } from '#lib/list/page.ts';
import type { Statement, StatementLine } from '#lib/payout/statement.ts';
import { StatementPaper } from '#lib/payout/statement.operation.ts';
import { ask, found } from '#lib/server/ask.ts';

interface Answered {
  statement: (Statement & { balanceLines: { nodes: StatementLine[]; pageInfo: PageInfo } }) | null;
}

/** A statement with all of its lines: what is printed and added up is never a page of them. */
export async function wholeStatement<Data extends Answered>(
  event: RequestEvent,
  document: TypedDocumentNode<Data, { id: string; after?: string | null }>,
): Promise<{ statement: Statement; lines: StatementLine[]; partial: boolean }> {
  const id = event.params['id'] ?? '';
  const { requestId } = event.locals;
  const lines: StatementLine[] = [];
  let partial = false;
  for (let after: string | null = null; ;) {
    const answer: { data: Answered; partial: boolean } = isId(id)
      ? await ask(event, document, { id, after })
      : { data: { statement: null }, partial: false };
    const { balanceLines, ...statement } = found(answer.data.statement, {
      ...{ partial: answer.partial, what: 'statement', requestId },
    });
    partial ||= answer.partial;
    lines.push(...balanceLines.nodes);
    after = nextAfter(balanceLines.pageInfo, after);
    if (after === null) return { statement, lines, partial };
  }
}

/** On to the PDF of the statement that the address names: the file's own address is good for minutes. */
export async function toStatement(event: RequestEvent<{ store: string; id: string }>): Promise<never> {
  const { id } = event.params;
  if (!isId(id)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  const { data, partial } = await ask(event, StatementPaper, { id });
  const what = { partial, what: 'statement', requestId: event.locals.requestId };
  redirect(303, found(data.statementPath, what));
}
