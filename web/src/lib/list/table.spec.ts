import { html } from '../testing/html';
import { cellOf } from './cell';
import { columnsOf, listOf } from './list';
import ListPager from './ListPager.svelte';
import ListTable from './ListTable.svelte';
import { hereOf } from './view';

interface Row {
  id: string;
  name: string | null;
  stock: number;
  price: { amountMinor: number; currency: string } | null;
  soldOn: string | null;
  madeAt: string;
}
const { text, figure, day } = columnsOf<Row>();
const ROWS = listOf({
  size: 2,
  filters: { state: (asked) => asked },
  columns: [
    text('name', () => 'Name', 8, {
      shown: 'always',
      isHeading: true,
      cell: ({ id, name }) => name && { text: name, to: `/${id}`, detail: 'small' },
    }),
    figure('stock', () => 'Stock', 4, { shown: 'standard', cell: 'stock' }),
    figure('price', () => 'Price', 4, { shown: 'standard', cell: 'price' }),
    day('sold', () => 'Sold', 6, { shown: 'standard', cell: 'soldOn' }),
    day('made', () => 'Made', 6, { cell: 'madeAt' }),
  ],
});
const row: Row = {
  id: 'a',
  name: 'Vase',
  stock: 12_345,
  price: { amountMinor: 1250, currency: 'EUR' },
  soldOn: '2025-12-31',
  madeAt: '2025-12-31T23:30:00.000Z',
};
const here = hereOf(ROWS, new URL('http://h/list?state=due&after=old&customer=7'));
const cell = (key: string, of: Row = row) => {
  const column = ROWS.columns.find((each) => each.key === key);
  return column && cellOf(column, of, [], 'Europe/Amsterdam');
};

describe('a cell', () => {
  it('is written as the reader’s language has it: figures, amounts, and days as the store’s calendar shows them', () => {
    expect(cell('stock')?.text).toBe('12,345');
    expect(cell('price')).toEqual({ text: '€12.50', look: false });
    expect(cell('sold')?.text).toBe('31 Dec 2025');
    expect(cell('made')?.text).toBe('1 Jan 2026');
    expect(cell('made', { ...row, madeAt: 'never' })?.text).toBe('never');
  });

  it('that has nothing to say stays empty, and an amount of nothing steps back', () => {
    expect(cell('price', { ...row, price: null })).toBeNull();
    expect(cell('name', { ...row, name: '' })).toBeNull();
    expect(cell('price', { ...row, price: { amountMinor: 0, currency: 'EUR' } })?.look).toBe('faint');
  });
});

describe('the table', () => {
  it('leads to a row’s page with the way back, and names the row by its heading', () => {
    const shown = html(ListTable, { list: ROWS, here, rows: [row], label: 'Rows' } as never);
    expect(shown).toMatch(
      /<th scope="row"[^>]*>\s*<a[^>]*href="\/list\/a\?return=%2Flist%3F[^"]*state%3Ddue/,
    );
    expect(shown).toContain('small');
  });

  it('on another page is a piece of the list: what somebody sees who never chose', () => {
    const shown = html(ListTable, { list: ROWS, rows: [row], label: 'Rows' } as never);
    expect(shown).toContain('href="/a"');
    expect(shown).not.toContain('Made');
  });

  it('has a box for each row that can be chosen, and none for any other', () => {
    const select = { label: ({ id }: Row) => `Choose ${id}`, chosen: ['a', 'b'] };
    const boxes = (more: object) =>
      [
        ...html(ListTable, {
          ...{ list: ROWS, rows: [row, { ...row, id: 'b' }], label: 'Rows' },
          select: { ...select, ...more },
        } as never).matchAll(/name="chosen" value="(\w)"/g),
      ].map(([, id]) => id);
    expect(boxes({})).toEqual(['a', 'b']);
    expect(boxes({ may: ({ id }: Row) => id !== 'b' })).toEqual(['a']);
  });
});

describe('the pager', () => {
  const pager = (more: boolean) =>
    html(ListPager, {
      list: ROWS,
      here,
      label: 'Items',
      pageInfo: { hasNextPage: more, hasPreviousPage: more, startCursor: 's', endCursor: 'e' },
      shown: 2,
      total: { count: 8, capped: false },
    } as never);

  it('keeps the filters and changes the cursor', () => {
    expect(pager(true)).toContain('href="/list?customer=7&amp;state=due"');
    expect(pager(true)).toContain('rel="prev" href="/list?customer=7&amp;state=due&amp;before=s"');
    expect(pager(true)).toContain('rel="next" href="/list?customer=7&amp;state=due&amp;after=e"');
  });

  it('leads nowhere where everything is on one page', () => {
    expect(pager(false)).not.toContain('<a');
  });
});
