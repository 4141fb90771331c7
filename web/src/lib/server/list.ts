import { type ActionFailure, redirect, type RequestEvent } from '@sveltejs/kit';
import { asked, chosenColumns, isOwnChoice, standardColumns, usedColumns } from '#lib/list/columns.ts';
import { ChooseColumns } from '#lib/list/choose-columns.operation.ts';
import type { List } from '#lib/list/list.ts';
import type { ListPage, PageInfo, Total } from '#lib/list/page.ts';
import { addressOf, hereOf } from '#lib/list/view.ts';
import { tell } from '#lib/server/ask.ts';
import { refused, troubled } from '#lib/server/form.ts';
import { type Paging, pagingOf } from '#lib/server/paging.ts';
import type { FormAnswer } from '#lib/words.ts';

/** What a list's page asks the graph for, and what it then shows. */
export interface OpenList<
  Row,
  Key extends string,
  Sort extends string,
  Ask extends string,
  Filter extends string,
> {
  /** Which page, in which order, and what asks for the columns that are shown and for nothing else. */
  variables: Partial<Paging> & Record<Ask, boolean> & { sort?: Sort; direction?: 'ASC' | 'DESC' };
  /** What the address narrows the list by; null where it does not. */
  filters: Record<Filter, string | null>;
  /** The page as `ListView` takes it, given what the graph answered. */
  page(answer: Answered<Row>): ListPage<Row, Key, Filter>;
}

interface Answered<Row> {
  nodes: Row[];
  pageInfo?: PageInfo;
  total?: Total;
}

/** Reads a list's address, and what its reader wants to see of it. */
export function openList<
  Row,
  Key extends string,
  Sort extends string,
  Ask extends string,
  Filter extends string,
>(
  list: List<Row, Key, Sort, Ask, Filter>,
  { url, locals }: RequestEvent,
): OpenList<Row, Key, Sort, Ask, Filter> {
  const here = hereOf(list, url);
  const { sort: key, direction, filters } = here.view;
  const chosen = list.name === undefined ? null : locals.viewer?.staff?.columns;
  const columns = chosenColumns(list, chosen);
  const isOwn = isOwnChoice(list, chosen);
  const sort = list.columns.find((column) => column.key === key)?.sort;
  return {
    variables: {
      ...(list.size !== undefined && pagingOf(url, list.size)),
      ...asked(list, columns),
      ...(sort !== undefined && {
        sort,
        direction: direction === 'asc' ? ('ASC' as const) : ('DESC' as const),
      }),
    },
    filters: Object.fromEntries(
      Object.entries<string>(filters).map(([name, value]) => [name, value || null]),
    ) as Record<Filter, string | null>,
    page: ({ nodes: rows, ...rest }) => ({
      here,
      rows,
      isOwnChoice: isOwn,
      columns: isOwn ? columns : usedColumns(list, columns, rows, key),
      ...rest,
    }),
  };
}

/** The very page of the list that a form stood on, and what was done there: a reload sends nothing twice. */
export function backToList<Key extends string, Filter extends string>(
  list: List<never, Key, string, string, Filter>,
  { url }: { url: URL },
  done: Record<string, string> = {},
): string {
  const here = hereOf(list, url);
  return addressOf(list, here, {}, { ...here.place, ...done });
}

/** The action behind the choice of columns. */
export function chooseColumns<Key extends string, Filter extends string>(
  list: List<never, Key, string, string, Filter>,
): (event: RequestEvent) => Promise<ActionFailure<FormAnswer>> {
  return async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const columns = form.has('standard')
      ? standardColumns(list)
      : chosenColumns(list, form.getAll('column').map(String));
    const answer = await tell(event, ChooseColumns, { input: { list: list.name ?? '', columns } });
    if (answer.trouble) return troubled(answer.trouble, {}, requestId);
    const result = answer.data.chooseColumns;
    if (result.__typename === 'InvalidInput') return refused(result, {}, requestId);
    redirect(303, backToList(list, event));
  };
}
