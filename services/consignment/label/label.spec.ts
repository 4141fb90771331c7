import { Readable } from 'node:stream';
import { join } from 'node:path';
import { readInChild } from '../../kernel/work/read';
import { bytesOf, cut, inkIn, labelOf, printed, printedZpl, scanned, type Picture } from '../testing/labels';
import { drawingOf, type LabelData } from './layout';
import { barRects, pdfOf, squareRects, type Wanted } from './pdf';
import { placesOf, rolls, sheets, SMALLEST_ON_ROLL, SMALLEST_ON_SHEET, type Paper } from './paper';
import { zplOf } from './zpl';

const none = { rightMm: 0, downMm: 0 };
const DOTS = 12;
const long = 'Überlange Beschreibung, éénmalig blåbærsyltetøy æ ø å é € '.repeat(12);
const unbroken = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(3);
const was = { price: '1 250,00 kr', percent: '−18 %', note: 'lägsta pris senaste 30 dagarna' };
/** Labels that are hard to lay out. */
const hard: LabelData[] = [
  labelOf(1, { description: '', size: '', brand: '', price: null }),
  labelOf(117902, { description: long, size: 'æøåé€ '.repeat(20), brand: long, was }),
  labelOf(117903, { description: unbroken, price: '€ 100.000.000,00' }),
  labelOf(2_147_483_647, { consignorNumber: 2_147_483_647, price: '100 000 000,00 kr', was }),
  labelOf(118330, { description: 'Blåbærfarget kåpe — 50 €', size: 'S/M é', brand: 'Æra Ørsted' }),
];
const papers: [string, Paper][] = [
  ...Object.entries(sheets).map(([name, sheet]): [string, Paper] => [name, { kind: 'SHEET', ...sheet }]),
  ...Object.entries(rolls).map(([name, roll]): [string, Paper] => [
    name,
    { kind: 'ROLL', dotsPerMm: null, ...roll },
  ]),
];
const pdf = (wanted: Partial<Wanted> & Pick<Wanted, 'paper' | 'labels'>): Promise<Buffer> =>
  bytesOf(pdfOf({ firstPosition: 1, shift: none, title: 'Labels', ...wanted }) as AsyncIterable<Buffer>);
const codesOf = (labels: readonly LabelData[]): string[] =>
  labels.flatMap(({ number, address }) => [`Code128 ${number}`, `QRCode ${address}`]).sort();
const read = async (picture: Picture): Promise<string[]> =>
  (await scanned(picture)).map(({ kind, text }) => `${kind} ${text}`).sort();

test.each(papers)(
  '%s: a scanner reads both codes of every label from what is printed [R-CO7]',
  async (_name, paper) => {
    const pages = await printed(await pdf({ paper, labels: hard }), DOTS);
    expect(pages).toHaveLength(paper.kind === 'SHEET' ? 1 : hard.length);
    const places = placesOf(paper, hard.length, 1, none);
    for (const [at, { page, xMm, yMm }] of places.entries()) {
      const [x, y, width, height] = [xMm, yMm, paper.widthMm, paper.heightMm].map((mm) => mm * DOTS);
      const picture = pages[page];
      if (!picture) throw new Error('No page');
      const label = cut(picture, { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 });
      expect(await read(label)).toEqual(codesOf(hard.slice(at, at + 1)));
    }
  },
);

test.each(papers)(
  '%s: what a reduced price stands beside is there to the last letter, and can be read [L10]',
  (_name, paper) => {
    const { texts } = drawingOf(labelOf(2_117_902, { description: long, price: '1 025,00 kr', was }), paper);
    for (const text of Object.values(was)) {
      const drawn = texts.find((each) => each.text === text);
      expect([text, (drawn?.sizeMm ?? 0) >= 1]).toEqual([text, true]);
    }
  },
);

test.each([
  ...papers,
  ['the smallest on a sheet', { kind: 'SHEET', ...sheets.AVERY_L7160, ...SMALLEST_ON_SHEET }],
] as [string, Paper][])('%s: nothing leaves its label, and nothing touches anything else', (_name, paper) => {
  for (const label of hard) expect(apart(drawingOf(label, paper))).toEqual([]);
});

test.each([
  [8, rolls.ROLL_57_32],
  [8, rolls.ROLL_50_30],
  [8, rolls.ROLL_62_29],
  [8, rolls.ROLL_51_25],
  [11.8, rolls.ROLL_57_32],
  [11.8, rolls.ROLL_100_50],
])(
  'at %d dots a mm a scanner reads both codes from what the printer makes of ZPL [R-CO7]',
  async (dots, roll) => {
    for (const label of hard) {
      const [zpl = ''] = zplOf([label], roll, dots, none);
      const picture = await printedZpl(zpl, roll.widthMm, roll.heightMm, dots);
      expect(await read(picture)).toEqual(codesOf([label]));
      expect(apart(drawingOf(label, roll, dots))).toEqual([]);
    }
  },
);

test('on the smallest roll a usual item can be read too, at each resolution', async () => {
  for (const dots of [8, 11.8]) {
    const label = labelOf(117902);
    const [zpl = ''] = zplOf([label], SMALLEST_ON_ROLL, dots, none);
    expect(await read(await printedZpl(zpl, 40, 20, dots))).toEqual(codesOf([label]));
  }
});

test('what people type ends no field of ZPL and begins no command', () => {
  const evil = '^FS^XZ^XA^FDx~JA~DGR:A.GRF_5E\n^XA \\& _ ⁠€ 🧥';
  const label = labelOf(7, {
    description: evil,
    size: evil,
    brand: evil,
    price: evil,
    was: { price: evil, percent: evil, note: evil },
  });
  const [zpl = ''] = zplOf([{ ...label, address: `https://x.example/${evil}` }], rolls.ROLL_100_50, 8, none);
  expect(zpl.match(/\^XA/g)).toHaveLength(1);
  expect(zpl.match(/\^XZ/g)).toHaveLength(1);
  expect(zpl).not.toMatch(/[~\\]/);
  // All that is not our own words of the language is letters, figures, blanks and bytes as numbers.
  for (const [, said] of zpl.matchAll(/\^FD(.*?)\^FS/gs))
    expect(said).toMatch(/^([A-Za-z0-9 ]|_[0-9A-F]{2})*$/);
  expect(zpl).toContain('^CI28');
});

test('letters of our languages stand in ZPL as UTF-8, and the printer draws each of them', async () => {
  const inkOf = async (price: string): Promise<number> => {
    const label = labelOf(1, { description: '', size: '', brand: '', price });
    const [zpl = ''] = zplOf([label], rolls.ROLL_57_32, 8, none);
    return inkIn(await printedZpl(zpl, 57, 32, 8));
  };
  const nothing = await inkOf(' ');
  for (const letter of ['æ', 'ø', 'å', 'é', '€']) expect(await inkOf(letter)).toBeGreaterThan(nothing + 100);
  const [zpl] = zplOf([labelOf(1, { description: 'æøåé€' })], rolls.ROLL_57_32, 8, none);
  expect(zpl).toContain('^FD_C3_A6_C3_B8_C3_A5_C3_A9_E2_82_AC^FS');
});

test('labels stand at their positions, moved by the offsets, and nowhere else', async () => {
  const paper: Paper = { kind: 'SHEET', ...sheets.AVERY_L7160 };
  const labels = [labelOf(1), labelOf(2)];
  const shift = { rightMm: 2, downMm: -1.5 };
  const [page] = await printed(await pdf({ paper, labels, firstPosition: 9, shift }), DOTS);
  const [straight] = await printed(await pdf({ paper, labels, firstPosition: 9 }), DOTS);
  if (!page || !straight) throw new Error('No page');
  const at = (picture: typeof page, position: number, by: typeof none) => {
    const place = placesOf(paper, 1, position, by)[0];
    return cut(picture, {
      ...{ x: (place?.xMm ?? 0) * DOTS, y: (place?.yMm ?? 0) * DOTS },
      ...{ width: paper.widthMm * DOTS, height: paper.heightMm * DOTS },
    });
  };
  const ink = Array.from({ length: 21 }, (_none, position) => inkIn(at(straight, position + 1, none)) > 0);
  expect(ink.flatMap((isInked, position) => (isInked ? [position + 1] : []))).toEqual([9, 10]);
  expect(inkIn(straight)).toBe(inkIn(at(straight, 9, none)) + inkIn(at(straight, 10, none)));
  // The same picture of a label, elsewhere on the paper.
  for (const position of [9, 10])
    expect(difference(at(page, position, shift), at(straight, position, none))).toBeLessThan(4);
  expect(difference(at(straight, 9, shift), at(straight, 9, none))).toBeGreaterThan(20);
});

test('a sheet of outlines has the edges of every label', async () => {
  const paper: Paper = { kind: 'SHEET', ...sheets.AVERY_L7651 };
  const [page] = await printed(await pdf({ paper, labels: [] }), DOTS);
  if (!page) throw new Error('No page');
  for (const { xMm, yMm } of placesOf(paper, 65, 1, none)) {
    const corner = { x: (xMm - 0.3) * DOTS, y: (yMm - 0.3) * DOTS, width: 0.6 * DOTS, height: 5 * DOTS };
    expect(inkIn(cut(page, corner))).toBeGreaterThan(20);
  }
});

test('200 labels are made in a process of their own, and each of their codes is read', async () => {
  const labels = Array.from({ length: 200 }, (_none, at) => labelOf(118_000 + at));
  const paper: Paper = { kind: 'SHEET', ...sheets.AVERY_L7160 };
  const input: Wanted = { paper, labels, firstPosition: 20, shift: none, title: 'Labels' };
  const wanted = { reading: join(__dirname, 'labels.reading'), input, bytes: Readable.from([]) };
  const pages = await printed(await readInChild(wanted, bytesOf), 8);
  expect(pages).toHaveLength(11);
  const found: string[] = [];
  for (const page of pages) found.push(...(await read(page)));
  expect(found.sort()).toEqual(codesOf(labels));
});

/** How much two pictures of one size differ, of 255, on the average: half a point's move is little. */
function difference(one: Picture, other: Picture): number {
  const sum = one.grey.reduce((total, grey, at) => total + Math.abs(grey - (other.grey[at] ?? 0)), 0);
  return sum / one.grey.length;
}

/** What of a drawing lies outside its label or on something else, with the white that its codes need. */
function apart({ texts, bars, square, ...label }: ReturnType<typeof drawingOf>): string[] {
  const around = (rects: readonly (readonly number[])[], sideMm: number, aboveMm: number) => {
    const [left, top] = [0, 1].map((at) => Math.min(...rects.map((rect) => rect[at] ?? 0)));
    const [right, bottom] = [0, 1].map((at) =>
      Math.max(...rects.map((rect) => (rect[at] ?? 0) + (rect[at + 2] ?? 0))),
    );
    return [
      (left ?? 0) - sideMm,
      (top ?? 0) - aboveMm,
      (right ?? 0) + sideMm,
      (bottom ?? 0) + aboveMm,
    ] as const;
  };
  const boxes = [
    ['bars', around(barRects(bars), 10 * bars.moduleMm, 0)],
    ['square', around(squareRects(square), 4 * square.moduleMm, 4 * square.moduleMm)],
    ...texts.map(
      ({ text, xMm, baseMm, sizeMm, widthMm }) =>
        [text, [xMm, baseMm - 0.73 * sizeMm, xMm + widthMm, baseMm + 0.15 * sizeMm] as const] as const,
    ),
  ] as const;
  const hair = 0.02;
  const outside = boxes.flatMap(([name, [left, top, right, bottom]]) =>
    left < -hair || top < -hair || right > label.widthMm + hair || bottom > label.heightMm + hair
      ? [`${name} leaves the label`]
      : [],
  );
  const overlaps = boxes.flatMap(([one, a], at) =>
    boxes
      .slice(at + 1)
      .filter(([, b]) => a[0] + hair < b[2] && b[0] + hair < a[2] && a[1] + hair < b[3] && b[1] + hair < a[3])
      .map(([other]) => `${one} touches ${other}`),
  );
  return [...outside, ...overlaps];
}
