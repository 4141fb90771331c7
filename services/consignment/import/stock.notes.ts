import type { LocalDate } from '../../kernel/clock/clock';
import type { ImportNote } from '../../kernel/graph/import';
import { noteOf, SHOWN_NOTE_WORDS } from '../../kernel/import/import';
import type { TableRow } from '../../kernel/table/table';
import { priceOn, scheduleOf } from '../markdown/markdown.rules';
import type { Store } from '../store/store';
import type { StockValues } from './stock.columns';
import type { ItemValues, ItemWrite } from './stock.item';

/** A row that makes an item, or changes one; of a new one all is new. */
export interface WrittenRow {
  row: TableRow<StockValues>;
  item: ItemWrite;
  isNew: boolean;
  changed: readonly (keyof ItemValues)[];
}

/** What becomes of the items of a file by itself, or is otherwise than in the store: known before they come in. */
export function notesOfItems(store: Store, written: readonly WrittenRow[], today: LocalDate): ImportNote[] {
  const rowsOf = (some: readonly WrittenRow[]) => some.map(({ row }) => row);
  const other = written.filter((each) => isOtherCategory(store, each));
  const words = [...new Set(other.map(({ item }) => item.category))].slice(0, SHOWN_NOTE_WORDS);
  return [
    noteOf('MARKED_DOWN_AT_ONCE', rowsOf(written.filter((each) => isMarkedDown(store, each, today)))),
    noteOf('PAST_RETURN', rowsOf(written.filter((each) => isPastReturn(each, today)))),
    noteOf('OTHER_CATEGORY', rowsOf(other), { words }),
  ];
}

/** It has been on sale at its price since it came in, as the database has it of what is imported. */
function isMarkedDown(store: Store, { item, isNew }: WrittenRow, today: LocalDate): boolean {
  const { state, priceMinor, returnOn, receivedOn } = item;
  const asked = { firstPriceMinor: priceMinor, onSaleOn: receivedOn, firstAskedOn: receivedOn };
  const scheduled = { state, priceMinor, returnOn, ...asked, markdownOff: false };
  return isNew && priceOn(scheduled, scheduleOf(store), today) !== priceMinor;
}

function isPastReturn({ item, isNew, changed }: WrittenRow, today: LocalDate): boolean {
  const isSaid = isNew || changed.includes('returnOn') || changed.includes('state');
  return isSaid && item.state === 'ON_SALE' && item.returnOn < today;
}

/** Without a list any word will do. */
function isOtherCategory({ categories }: Store, { item, isNew, changed }: WrittenRow): boolean {
  const isSaid = item.category !== '' && (isNew || changed.includes('category'));
  return isSaid && categories.length > 0 && !categories.includes(item.category);
}
