import { columnLetter, combine, faultsByColumn, isNews } from './dry-run';
import { groupsOf } from './fault-groups';

type Answer = Parameters<typeof combine>[0][number][1];
type Found = Extract<Answer, { __typename: 'ImportDryRun' }>;

type Fault = Found['faults'][number];

const fault = (row: number, letter: string, more: Partial<Fault> = {}): Fault => ({
  row,
  letter,
  column: `Column ${letter}`,
  value: 'x',
  code: 'NOT_A_DATE',
  message: 'Not a date',
  hint: null,
  ...more,
});
const found = (more: Partial<Found>): Found => ({
  __typename: 'ImportDryRun',
  fileName: 'a.csv',
  rows: 9,
  encoding: 'UTF-8',
  delimiter: ';',
  columns: ['A', 'B'],
  columnsRead: ['A'],
  columnsIgnored: ['B'],
  columnsAbsent: [],
  mapping: [],
  columnNames: [],
  firstRows: [],
  changes: [],
  toCreate: 0,
  toUpdate: 0,
  unchanged: 0,
  total: null,
  owed: null,
  notes: [],
  faultCount: more.faults?.length ?? 0,
  faults: [],
  faultGroups: groupsOf(more.faults ?? []),
  faultsPath: null,
  faultsKept: 0,
  around: [],
  ...more,
});

describe('the dry runs of two parts', () => {
  it('are one list by row and column, and a fault that both found stands once', () => {
    const { run } = combine([
      ['customers', found({ faults: [fault(7, 'B'), fault(3, 'A')] })],
      ['settings', found({ faults: [fault(3, 'A'), fault(3, 'AA'), fault(7, 'A')] })],
    ]);
    expect(run?.faults.map(({ row, letter }) => `${row}${letter}`)).toEqual(['3A', '3AA', '7A', '7B']);
    expect(run?.faultCount).toBe(4);
  });

  it('count what is beyond the first 200 too', () => {
    const { run } = combine([['stock', found({ faults: [fault(2, 'A')], faultCount: 950 })]]);
    expect(run?.faultCount).toBe(950);
  });

  it('show the file beside the first fault, from the part that found it', () => {
    const around = [{ row: 3, cells: ['x'], faults: [fault(3, 'A')] }];
    const { run } = combine([
      [
        'customers',
        found({ faults: [fault(7, 'B')], around: [{ row: 7, cells: ['y'], faults: [fault(7, 'B')] }] }),
      ],
      ['settings', found({ faults: [fault(3, 'A')], around })],
    ]);
    expect(run?.around).toEqual(around);
  });

  it('show the file beside the row that was asked for, with what each of them says is wrong there', () => {
    const row = (at: number, ...faults: Fault[]) => ({ row: at, cells: ['x'], faults });
    const { run } = combine(
      [
        ['customers', found({ around: [row(6), row(7, fault(7, 'B'))], faults: [fault(2, 'A')] })],
        ['settings', found({ around: [row(6), row(7, fault(7, 'AA'), fault(7, 'B'))] })],
      ],
      7,
    );
    expect(run?.around).toEqual([row(6), row(7, fault(7, 'B'), fault(7, 'AA'))]);
  });

  it('read what one of them reads; the file lacks what one of them would read', () => {
    const { run } = combine([
      [
        'customers',
        found({ columns: ['A', '', 'C', 'D'], columnsIgnored: ['B', 'C', 'D'], columnsAbsent: ['Town'] }),
      ],
      [
        'settings',
        found({ columns: ['A', '', 'C', 'D'], columnsIgnored: ['B', 'D'], columnsAbsent: ['Split'] }),
      ],
    ]);
    expect([run?.ignored, run?.absent]).toEqual([
      ['B', 'D'],
      ['Town', 'Split'],
    ]);
  });

  it('show each row once, its cells as the columns stand in the file', () => {
    const cell = (column: string, value: string) => ({ column, kind: 'TEXT' as const, value });
    const { run } = combine([
      ['customers', found({ firstRows: [{ row: 2, cells: [cell('A', '7'), cell('B', 'Jo')] }] })],
      ['settings', found({ firstRows: [{ row: 2, cells: [cell('A', '7')] }] })],
    ]);
    expect(run?.firstRows).toEqual([{ row: 2, cells: [cell('A', '7'), cell('B', 'Jo')] }]);
  });

  it('put what both change of one row together, by row', () => {
    const change = (row: number, column: string) => ({
      row,
      number: row + 100,
      cells: [{ column, kind: 'TEXT' as const, before: 'x', after: 'y' }],
    });
    const { run } = combine([
      ['customers', found({ changes: [change(2, 'A'), change(9, 'A')] })],
      ['settings', found({ changes: [change(2, 'B'), change(5, 'B')] })],
    ]);
    expect(
      run?.changes.map(({ row, cells }) => `${row}${cells.map(({ column }) => column).join('')}`),
    ).toEqual(['2AB', '5B', '9A']);
  });

  it('end where one of them cannot read the file', () => {
    const unreadable = {
      __typename: 'UnreadableFile' as const,
      code: 'MISSING_COLUMN' as const,
      detail: 'G.D.',
      mapping: [{ letter: 'A', heading: 'Klantnr', name: 'NUMBER' as const }],
      columnNames: ['NUMBER' as const, 'CHARITY' as const],
    };
    expect(
      combine([
        ['customers', found({})],
        ['settings', unreadable],
      ]),
    ).toEqual({
      unreadable: {
        ...{ code: 'MISSING_COLUMN', detail: 'G.D.' },
        mapping: {
          columns: [{ letter: 'A', heading: 'Klantnr', name: 'NUMBER' }],
          names: ['NUMBER', 'CHARITY'],
        },
      },
    });
  });

  it('are no news where every row is in already', () => {
    const same = combine([['stock', found({ unchanged: 9 })]]);
    const changed = combine([
      ['customers', found({ unchanged: 9 })],
      ['settings', found({ toUpdate: 1 })],
    ]);
    const settles = combine([
      [
        'stock',
        found({
          unchanged: 9,
          notes: [{ code: 'SETTLED', count: 1, rows: [2], before: null, after: null, words: [] }],
        }),
      ],
    ]);
    expect([same, changed, settles].map(({ run }) => run && isNews(run))).toEqual([false, true, true]);
  });
});

it('counts faults by column, the fullest first', () => {
  const causes = groupsOf([fault(1, 'A'), fault(2, 'B'), fault(3, 'B')]);
  expect(faultsByColumn(causes).map(({ letter, count }) => letter + count)).toEqual(['B2', 'A1']);
  expect(
    faultsByColumn([fault(1, 'A'), fault(2, 'B'), fault(3, 'B')]).map(({ letter, count }) => letter + count),
  ).toEqual(['B2', 'A1']);
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %d is %s', (index, letter) => {
  expect(columnLetter(index)).toBe(letter);
});
