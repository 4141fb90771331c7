import { html } from '../testing/html';
import { asked, chosenColumns, isOwnChoice, standardColumns } from './columns';
import { id, words } from './filters';
import { columnsOf, listOf } from './list';
import ListTable from './ListTable.svelte';
import { actionAt, addressOf, hereOf, sortedBy, thisPage, viewOf } from './view';
import { fitOf } from './widths';

interface Row {
  id: string;
  town?: string;
}
type Ask = 'withPlace' | 'withMoney';
const { text, figure } = columnsOf<Row, 'NUMBER' | 'TOWN' | 'MONEY', Ask>();
const TOWNS = listOf({
  name: 'towns',
  size: 50,
  sortedBy: 'number',
  filters: { search: words, group: id },
  columns: [
    figure('number', () => 'Number', 4, { sort: 'NUMBER', shown: 'always' }),
    text('town', () => 'Town', 8, { sort: 'TOWN', shown: 'standard', cell: 'town', asks: ['withPlace'] }),
    figure('money', () => 'Money', 6, { sort: 'MONEY', asks: ['withMoney', 'withPlace'] }),
    text('note', () => 'Note', 16),
  ],
});

const GROUP = '01a203e1-9430-75e7-a7aa-be485a51d305';
const hereAt = (query: string) => hereOf(TOWNS, new URL(`http://h/list${query}`));

const ACTIONS = { actions: true, select: false };

describe('the address of a list', () => {
  it('says nothing where all is as usual', () => {
    const here = hereAt('?sort=number&direction=desc&search=&group=');
    expect(here.view).toEqual({ sort: 'number', direction: 'desc', filters: { search: '', group: '' } });
    expect(thisPage(TOWNS, here)).toBe('/list');
    expect(actionAt(TOWNS, here, 'columns')).toBe('/list?/columns');
  });

  it('keeps search, filter, order and page, and comes back as it was', () => {
    const query = `?search=de+wit&group=${GROUP}&sort=town&direction=desc&after=x&at=51`;
    expect(thisPage(TOWNS, hereAt(query))).toBe(`/list${query}`);
    expect(actionAt(TOWNS, hereAt(query), 'columns')).toBe(`/list${query}&/columns`);
  });

  it('begins at the first row where the view changes, and carries the way back of the page around it', () => {
    const here = hereAt('?sort=town&after=x&at=51&return=%2Fall%3Fx&stray=1');
    expect(addressOf(TOWNS, here, { filters: { search: 'wit', group: '' } })).toBe(
      '/list?return=%2Fall%3Fx&search=wit&sort=town',
    );
  });

  it('begins words with A and figures with the highest, and turns what is sorted already', () => {
    const { view } = hereAt('');
    expect(sortedBy(TOWNS, view, 'town')).toEqual({ sort: 'town', direction: 'asc' });
    expect(sortedBy(TOWNS, view, 'money')).toEqual({ sort: 'money', direction: 'desc' });
    expect(sortedBy(TOWNS, view, 'number')).toEqual({ sort: 'number', direction: 'asc' });
  });

  it.each(['sort=note', 'sort=constructor', 'direction=up', 'group=1 OR 1', 'sort=NUMBER'])(
    'passes over %s',
    (query) => {
      expect(viewOf(TOWNS, new URLSearchParams(query))).toEqual(hereAt('').view);
    },
  );
});

describe('the columns of a list', () => {
  it('are the chosen ones in the list’s own order, what is always there always', () => {
    expect(chosenColumns(TOWNS, ['note', 'town', 'of an older version'])).toEqual(['number', 'town', 'note']);
    expect(chosenColumns(TOWNS, null)).toEqual(['number', 'town']);
  });

  it('stay whatever the page holds: one that no row has anything in stands empty', () => {
    const table = (rows: Row[]) =>
      html(ListTable, { list: TOWNS, rows, label: 'Towns', columns: standardColumns(TOWNS) } as never);
    const heads = (rows: Row[]) =>
      [...table(rows).matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map((each) => each[1]);
    expect(heads([{ id: '1' }])).toEqual(['Number', 'Town']);
    expect(heads([{ id: '1', town: 'Zeist' }])).toEqual(heads([{ id: '1' }]));
  });

  it('are somebody’s own only where they differ from the standard', () => {
    expect(isOwnChoice(TOWNS, ['number', 'town'])).toBe(false);
    expect(isOwnChoice(TOWNS, ['number'])).toBe(true);
    expect(isOwnChoice(TOWNS, null)).toBe(false);
  });

  it('ask for what is shown and for nothing else', () => {
    expect(asked(TOWNS, ['number'])).toEqual({ withPlace: false, withMoney: false });
    expect(asked(TOWNS, ['number', 'town'])).toEqual({ withPlace: true, withMoney: false });
    expect(asked(TOWNS, ['number', 'money'])).toEqual({ withPlace: true, withMoney: true });
  });

  it('say how much room they need, in a step that the style sheet knows', () => {
    expect(fitOf(TOWNS.columns, ACTIONS)).toBe('fit-40');
    expect(fitOf([...TOWNS.columns, ...TOWNS.columns], ACTIONS)).toBe('fit-75');
    expect(
      fitOf(
        Array.from({ length: 20 }, () => ({ width: 8 as const })),
        { actions: false, select: false },
      ),
    ).toBe('fit-never');
    // A tick before each row takes room, too.
    expect(fitOf(TOWNS.columns, { actions: true, select: true })).toBe('fit-50');
  });
});
