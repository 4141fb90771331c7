import { COLUMNS, DEFAULT_COLUMNS, shownColumns } from './columns';
import { listAddress, listView, variablesOf } from './list-view';

const GROUP = '01a203e1-9430-75e7-a7aa-be485a51d305';
const viewOf = (query: string) => listView(new URLSearchParams(query));

describe('the address of the customer list', () => {
  it('says nothing where all is as usual: newest number first', () => {
    expect(variablesOf(viewOf(''))).toEqual({
      sort: 'NUMBER',
      direction: 'DESC',
      search: null,
      groupId: null,
    });
    expect(listAddress('/list', viewOf('sort=number&direction=desc&search=&group='))).toBe('/list');
  });

  it('keeps search, group, column and direction, and comes back as it was', () => {
    const query = `search=de+wit&group=${GROUP}&sort=town&direction=desc`;
    expect(listAddress('/list', viewOf(query))).toBe(`/list?${query}`);
    expect(variablesOf(viewOf(query))).toEqual({
      sort: 'TOWN',
      direction: 'DESC',
      search: 'de wit',
      groupId: GROUP,
    });
  });

  it('begins words with A and figures with the highest', () => {
    expect(viewOf('sort=town').direction).toBe('asc');
    expect(viewOf('sort=sales').direction).toBe('desc');
  });

  it.each(['sort=group', 'sort=constructor', 'direction=up', 'group=1 OR 1', 'sort=NUMBER'])(
    'passes over %s',
    (query) => {
      expect(variablesOf(viewOf(query))).toEqual(variablesOf(viewOf('')));
    },
  );
});

describe('the columns', () => {
  it('are the chosen ones in the list’s own order, the number always', () => {
    expect(shownColumns(['town', 'first-name', 'of an older version'])).toEqual([
      'number',
      'first-name',
      'town',
    ]);
  });

  it('of the standard leave out what the page would leave empty; chosen ones stay', () => {
    const unused = (key: string) => key !== 'company';
    expect(shownColumns(null, unused)).toEqual(DEFAULT_COLUMNS.filter((key) => key !== 'company'));
    expect(shownColumns([...DEFAULT_COLUMNS], unused)).not.toContain('company');
    expect(shownColumns(['company'], unused)).toEqual(['number', 'company']);
  });

  it('have one name each', () => {
    expect(new Set(COLUMNS.map(({ key }) => key)).size).toBe(COLUMNS.length);
  });
});
