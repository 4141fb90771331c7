import fc from 'fast-check';
import {
  A4,
  faultsOfRoll,
  faultsOfSheet,
  nextPosition,
  pagesOf,
  placesOf,
  positionsOf,
  rolls,
  sheets,
  type Paper,
  type Sheet,
} from './paper';

const none = { rightMm: 0, downMm: 0 };
const sheetOf = (sheet: Sheet): Paper => ({ kind: 'SHEET', ...sheet });

test.each(Object.entries(sheets))('%s: its labels lie on the paper, side by side', (_name, sheet) => {
  expect(faultsOfSheet(sheet)).toEqual([]);
  const paper = sheetOf(sheet);
  const places = placesOf(paper, positionsOf(paper), 1, none);
  expect(new Set(places.map(({ xMm, yMm }) => `${xMm} ${yMm}`)).size).toBe(sheet.columns * sheet.rows);
  for (const { page, xMm, yMm } of places) {
    expect(page).toBe(0);
    expect(Math.min(xMm, yMm)).toBeGreaterThanOrEqual(0);
    expect(xMm + sheet.widthMm).toBeLessThanOrEqual(A4.widthMm);
    expect(yMm + sheet.heightMm).toBeLessThanOrEqual(A4.heightMm);
  }
});

test.each([
  ['AVERY_L7160', 21],
  ['AVERY_L7159', 24],
  ['AVERY_L7163', 14],
  ['AVERY_L7173', 10],
  ['AVERY_L7636', 48],
  ['AVERY_L7651', 65],
] as const)('%s has %i labels', (name, count) => {
  expect(positionsOf(sheetOf(sheets[name]))).toBe(count);
});

test('a sheet of the maker is where its maker says', () => {
  const [first, , , fourth] = placesOf(sheetOf(sheets.AVERY_L7160), 4, 1, none);
  expect(first).toEqual({ page: 0, xMm: expect.closeTo(7.25, 2), yMm: expect.closeTo(15.15, 2) });
  expect(fourth).toEqual({ page: 0, xMm: expect.closeTo(7.25, 2), yMm: expect.closeTo(53.25, 2) });
});

test('printing begins at the first free position and goes on with a new sheet; the next free one is known', () => {
  const paper = sheetOf(sheets.AVERY_L7160);
  const places = placesOf(paper, 23, 9, { rightMm: 1.5, downMm: -0.5 });
  expect(places[0]).toEqual({
    page: 0,
    xMm: expect.closeTo(7.25 + 132 + 1.5, 2),
    yMm: expect.closeTo(90.85, 2),
  });
  expect(places.filter(({ page }) => page === 0)).toHaveLength(13);
  expect(places.filter(({ page }) => page === 1)).toHaveLength(10);
  expect(nextPosition(paper, 23, 9)).toBe(11);
  expect(pagesOf(paper, 23, 9)).toBe(2);
  expect(nextPosition(paper, 13, 9)).toBe(1);
  expect(pagesOf(paper, 13, 9)).toBe(1);
  const roll: Paper = { kind: 'ROLL', dotsPerMm: null, ...rolls.ROLL_57_32 };
  expect([nextPosition(roll, 7, 1), pagesOf(roll, 7, 1)]).toEqual([1, 7]);
  expect(placesOf(roll, 2, 1, none).map(({ page }) => page)).toEqual([0, 1]);
});

test('what was printed in parts stands where it would have stood at once', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(sheets)), parts, (sheet, counts) => {
      const paper = sheetOf(sheet);
      let first = 1;
      const apart = counts.flatMap((count) => {
        const places = placesOf(paper, count, first, none);
        first = nextPosition(paper, count, first);
        return places;
      });
      const total = counts.reduce((sum, count) => sum + count, 0);
      const corner = ({ xMm, yMm }: { xMm: number; yMm: number }) => [xMm, yMm];
      expect(apart.map(corner)).toEqual(placesOf(paper, total, 1, none).map(corner));
    }),
  );
});

const own: Sheet = {
  ...{ columns: 3, rows: 8, widthMm: 70, heightMm: 36, leftMm: 0, topMm: 4.5 },
  ...{ pitchXMm: 70, pitchYMm: 36 },
};
const wrongIn = (change: Partial<Sheet>): string[] =>
  faultsOfSheet({ ...own, ...change }).map(({ field }) => field);

test('own measures are taken where all labels fit on the paper, and named where they do not', () => {
  expect(wrongIn({})).toEqual([]);
  expect(wrongIn({ columns: 4 })).toEqual(['columns']);
  expect(wrongIn({ topMm: 20 })).toEqual(['rows']);
  expect(wrongIn({ pitchXMm: 69 })).toEqual(['pitchXMm']);
  expect(wrongIn({ columns: 1, pitchXMm: 0 })).toEqual([]);
  expect(wrongIn({ widthMm: 20, heightMm: 10 })).toEqual(['widthMm', 'heightMm']);
  expect(wrongIn({ columns: 0, rows: 99, leftMm: -1 })).toEqual(['columns', 'rows', 'leftMm']);
  expect(wrongIn({ leftMm: Number.NaN })).toEqual(['leftMm']);
  expect(faultsOfSheet({ ...own, topMm: 20 })[0]?.message).toBe('308 mm do not fit on 297 mm');
  expect(faultsOfRoll(rolls.ROLL_57_32)).toEqual([]);
  expect(faultsOfRoll({ widthMm: 111, heightMm: 19 }).map(({ field }) => field)).toEqual([
    'widthMm',
    'heightMm',
  ]);
});
