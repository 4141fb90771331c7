import { type ActionFailure, redirect, type RequestEvent } from '@sveltejs/kit';
import { asked, chosenColumns, isOwnChoice, standardColumns } from '#lib/list/columns.ts';
import { ChooseColumns } from '#lib/list/choose-columns.operation.ts';
import type { List } from '#lib/list/list.ts';
import { addressOf, type Here, hereOf } from '#lib/list/view.ts';
import { tell } from '#lib/server/ask.ts';
import { refused, troubled } from '#lib/server/form.ts';
import { type Paging, pagingOf } from '#lib/server/paging.ts';
import type { FormAnswer } from '#lib/words.ts';

/** What a list's page needs before it asks the graph. */
export interface OpenList<
  Key extends string,
  Sort extends string,
  Ask extends string,
  Filter extends string,
> {
  here: Here<Key, Filter>;
  columns: Key[];
  /** Somebody chose these: then they stand as chosen, on a phone too. */
  isOwnChoice: boolean;
  paging: Paging;
  /** What asks for the columns that are shown, and nothing else. */
  asks: Record<Ask, boolean>;
  order: { sort: Sort; direction: 'ASC' | 'DESC' } | null;
}

/** Reads a list's address, and what its reader wants to see of it. */
export function openList<
  Row,
  Key extends string,
  Sort extends string,
  Ask extends string,
  Filter extends string,
>(list: List<Row, Key, Sort, Ask, Filter>, event: RequestEvent): OpenList<Key, Sort, Ask, Filter> {
  const here = hereOf(list, event.url);
  const chosen = event.locals.viewer?.staff?.columns;
  const columns = chosenColumns(list, chosen);
  const sort = list.columns.find(({ key }) => key === here.view.sort)?.sort;
  return {
    here,
    columns,
    isOwnChoice: isOwnChoice(list, chosen),
    paging: pagingOf(event.url, list.size ?? 0),
    asks: asked(list, columns),
    order: sort === undefined ? null : { sort, direction: here.view.direction === 'asc' ? 'ASC' : 'DESC' },
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
    const answer = await tell(event, ChooseColumns, { input: { list: list.name, columns } });
    if (answer.trouble) return troubled(answer.trouble, {}, requestId);
    const result = answer.data.chooseColumns;
    if (result.__typename === 'InvalidInput') return refused(result, {}, requestId);
    redirect(303, backToList(list, event));
  };
}
