import processes from 'node:child_process';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { newConsignor } from '../testing/intakes';
import { addItems } from '../testing/items';
import { printed, scanned } from '../testing/labels';
import { broughtIn, fileOf, labelsOf, madePrint, print, toLabel } from '../testing/prints';
import { receive } from '../testing/receipts';
import { StockFile } from '../testing/stock-file';
import { openShops, type Answer, type Shop } from '../testing/shop';

const { world, shop, other } = forAllTests(openShops);

const price = (id: string | undefined, priceMinor: number, of: Shop = shop): Promise<Answer> =>
  of.ask(of.staff, 'mutation ($input: PriceItemInput!) { priceItem(input: $input) { __typename } }', {
    input: { id, priceMinor },
  });
const counts = (): Promise<Answer> => shop.ask(shop.staff, '{ labelCounts { new stale toCome } }');

test('an intake is printed before receipt, at receipt, and again; each print is counted, and the file has both codes of every item [K27b R-CO7]', async () => {
  const { intakeId, ids } = await broughtIn(shop, 3, false);
  expect(await labelsOf(shop, intakeId)).toMatchObject([
    ...[1, 2, 3].map(() => ({ labelsPrinted: 0, labelPrice: null, labelledAt: null, labelNeed: 'TO_COME' })),
  ]);
  const made = await print(shop, { intakeId });
  expect(made).toMatchObject({
    ...{
      __typename: 'LabelPrint',
      count: 3,
      paper: 'AVERY_L7160',
      format: 'PDF',
      pages: 1,
      left: 0,
      startedBy: 'Els de Wit',
    },
    ...{ firstPosition: 1, nextPosition: 4, download: null },
  });
  expect(await madePrint(shop, made['id'])).toMatchObject({
    ...{ state: 'DONE', count: 3, download: expect.stringMatching(/^\/30042\/download\/[\w.-]+$/) },
  });
  const [page] = await printed((await fileOf(shop, made['id'])) ?? Buffer.of());
  const numbers = (await labelsOf(shop, intakeId)).map(({ number }) => number);
  if (!page) throw new Error('No page');
  const codes = (await scanned(page)).map(({ text }) => text).toSorted();
  const address = `${world.ports.publicUrl}/30042/i/`;
  expect(codes).toEqual(numbers.flatMap((number) => [`${number}`, `${address}${number}`]).toSorted());
  await receive(shop, intakeId);
  await print(shop, { itemIds: ids.slice(1, 2) });
  await madePrint(shop, (await print(shop, { printId: made['id'] }))['id']);
  expect(await labelsOf(shop, intakeId)).toMatchObject(
    [2, 3, 2].map((labelsPrinted) => ({
      ...{ labelsPrinted, labelPrice: { amountMinor: 1000 }, labelNeed: null, isLabelStale: false },
      labelledAt: world.clock.now().toISOString(),
    })),
  );
});

test('a label whose price is not the price any more is listed, and printed with all others like it in one go [S25 R-CO7]', async () => {
  const { intakeId, ids } = await broughtIn(shop, 4);
  const before = await counts();
  expect(await toLabel(shop, 'NEW')).toEqual((await labelsOf(shop, intakeId)).map(({ number }) => number));
  await print(shop, { need: 'NEW' });
  expect(await toLabel(shop, 'NEW')).toEqual([]);
  await price(ids[0], 1950);
  await price(ids[2], 500);
  await price(ids[3], 900);
  await price(ids[3], 1000);
  const [first, , third] = await labelsOf(shop, intakeId);
  expect(await toLabel(shop, 'STALE')).toEqual([first?.number, third?.number]);
  expect(first).toMatchObject({ labelNeed: 'STALE', isLabelStale: true, labelPrice: { amountMinor: 1000 } });
  expect(await counts()).toEqual({ ...before, new: 0, stale: 2 });
  expect(await print(shop, { need: 'STALE' })).toMatchObject({ __typename: 'LabelPrint', count: 2 });
  expect(await toLabel(shop, 'STALE')).toEqual([]);
  expect((await labelsOf(shop, intakeId)).map(({ labelsPrinted }) => labelsPrinted)).toEqual([2, 1, 2, 1]);
  expect(await print(shop, { need: 'STALE' })).toEqual({ __typename: 'NothingToPrint' });
});

test('what was imported has a label with the price it came with: only another price makes it stale', async () => {
  await shop.consignor(901);
  const file = new StockFile(901);
  const lines = [file.line({ price: '10,00' }), file.line({ price: '20,00' })];
  expect(await shop.import('Stock', file.of(...lines))).toMatchObject({ created: 2 });
  const [one, two] = await Promise.all(
    [file.number - 1, file.number].map((number) =>
      shop.ask<{ id: string; number: number }>(
        shop.staff,
        `{ consignmentItemByNumber(number: ${number}) { id number } }`,
      ),
    ),
  );
  expect(await toLabel(shop, 'STALE')).toEqual([]);
  expect(await toLabel(shop, 'NEW')).toEqual([]);
  await price(two?.id, 1500);
  expect(await toLabel(shop, 'STALE')).toEqual([two?.number]);
  await print(shop, { itemIds: [one?.id, two?.id] });
  expect(await toLabel(shop, 'STALE')).toEqual([]);
});

test('the first free position, the offsets and an own measure are remembered for each paper, and may be said anew', async () => {
  const { intakeId } = await broughtIn(shop, 5);
  const measures = { columns: 2, rows: 3, widthMm: 90, heightMm: 50, leftMm: 10, topMm: 20, pitchXMm: 95 };
  const on = { paper: 'OWN_SHEET', measures, firstPosition: 5, shiftRightMm: 1.26, shiftDownMm: -0.5 };
  expect(await print(shop, { intakeId }, on)).toMatchObject({ firstPosition: 5, nextPosition: 4, pages: 2 });
  expect(await print(shop, { intakeId }, { paper: 'OWN_SHEET' })).toMatchObject({
    firstPosition: 4,
    nextPosition: 3,
  });
  const roll = { paper: 'ROLL_57_32', format: 'ZPL_203' };
  expect(await print(shop, { intakeId }, roll)).toMatchObject({
    firstPosition: 1,
    nextPosition: 1,
    pages: 5,
  });
  const papers = await shop.ask<{ paper: string }[]>(
    shop.staff,
    '{ labelPapers { paper isRoll format widthMm heightMm columns rows leftMm topMm pitchXMm pitchYMm nextPosition shiftRightMm shiftDownMm } }',
  );
  expect(papers).toHaveLength(13);
  expect(papers.find(({ paper }) => paper === 'OWN_SHEET')).toEqual({
    ...{ ...measures, pitchYMm: 50, paper: 'OWN_SHEET', isRoll: false, format: 'PDF' },
    ...{ nextPosition: 3, shiftRightMm: 1.3, shiftDownMm: -0.5 },
  });
  expect(papers.find(({ paper }) => paper === 'ROLL_57_32')).toMatchObject({
    isRoll: true,
    format: 'ZPL_203',
    columns: null,
  });
  expect(papers.find(({ paper }) => paper === 'OWN_ROLL')).toMatchObject({ widthMm: null, nextPosition: 1 });
});

test('what cannot be printed on is named, and nothing is counted', async () => {
  const { intakeId, ids } = await broughtIn(shop, 1);
  const faults = async (on: object, what: object = { intakeId }) => {
    const { fields } = (await print(shop, what, on)) as { fields?: { path: string; code: string }[] };
    return fields?.map(({ path, code }) => `${path} ${code}`);
  };
  expect(await faults({ firstPosition: 22 })).toEqual(['on.firstPosition OUT_OF_RANGE']);
  expect(await faults({ firstPosition: 0, shiftDownMm: 11 })).toEqual([
    'on.firstPosition OUT_OF_RANGE',
    'on.shiftDownMm OUT_OF_RANGE',
  ]);
  expect(await faults({ format: 'ZPL_203' })).toEqual(['on.format NOT_ALLOWED']);
  expect(await faults({ paper: 'OWN_ROLL' })).toEqual(['on.measures REQUIRED']);
  expect(await faults({ measures: { widthMm: 50, heightMm: 30 } })).toEqual(['on.measures NOT_ALLOWED']);
  const tooLarge = { columns: 5, rows: 1, widthMm: 60, heightMm: 30 };
  expect(await faults({ paper: 'OWN_SHEET', measures: tooLarge })).toEqual([
    'on.measures.columns OUT_OF_RANGE',
  ]);
  expect(await faults({}, {})).toEqual(['itemIds REQUIRED']);
  expect(await faults({}, { need: 'NEW', outlines: true })).toEqual(['outlines NOT_ALLOWED']);
  expect(await faults({ paper: 'ROLL_57_32', format: 'ZPL_203' }, { outlines: true })).toEqual([
    'on.format NOT_ALLOWED',
  ]);
  expect(await faults({}, { itemIds: [ids[0], newId()] })).toEqual(['itemIds.1 NOT_ALLOWED']);
  expect((await print(shop, { printId: newId() })).__typename).toBe('NotFound');
  expect((await print(shop, { intakeId: newId() })).__typename).toBe('NotFound');
  expect(await labelsOf(shop, intakeId)).toMatchObject([{ labelsPrinted: 0 }]);
});

test('what is still being entered, sold or gone gets no label', async () => {
  const anna = await newConsignor(shop, 1);
  const draft = (await anna.enter())['items'] as { id: string }[];
  const gone = await addItems(shop, anna.customerId, [
    { state: 'SOLD' },
    { state: 'RETURNED' },
    { state: 'REJECTED' },
  ]);
  for (const { id } of [...draft, ...gone])
    expect(await print(shop, { itemIds: [id] })).toMatchObject({
      fields: [{ path: 'itemIds.0', code: 'NOT_ALLOWED' }],
    });
});

test('a wish sent twice under one key is printed once', async () => {
  const { intakeId } = await broughtIn(shop, 2);
  const twice = await Promise.all(
    [1, 2].map(() => print(shop, { intakeId, idempotencyKey: 'print-12345678' })),
  );
  expect(twice[0]?.['id']).toBe(twice[1]?.['id']);
  expect(await labelsOf(shop, intakeId)).toMatchObject([{ labelsPrinted: 1 }, { labelsPrinted: 1 }]);
});

test('the last prints are listed, the newest first: when, how many, on what, by whom, and whether the file is there', async () => {
  const { intakeId, ids } = await broughtIn(shop, 3);
  const first = await print(shop, { intakeId });
  world.clock.advance(60_000);
  const second = await print(shop, { itemIds: ids.slice(1, 2) }, { paper: 'ROLL_62_29' });
  await world.settled();
  const listed = await shop.ask<{ id: string }[]>(
    shop.staff,
    '{ labelPrints { id state count paper format nextPosition pages startedBy startedAt } }',
  );
  const known = { state: 'DONE', format: 'PDF', startedBy: 'Els de Wit' };
  const now = world.clock.now();
  expect(listed.slice(0, 2)).toEqual([
    {
      ...{ ...known, id: second['id'], count: 1, paper: 'ROLL_62_29', nextPosition: 1, pages: 1 },
      startedAt: now.toISOString(),
    },
    {
      ...{ ...known, id: first['id'], count: 3, paper: 'AVERY_L7160', pages: 1 },
      ...{ nextPosition: expect.any(Number), startedAt: new Date(now.getTime() - 60_000).toISOString() },
    },
  ]);
});

test('outlines of a sheet are printed to measure by; nothing is counted, and the position stays', async () => {
  const paper = { paper: 'AVERY_L7651', firstPosition: 9 };
  const made = await print(shop, { outlines: true }, paper);
  expect(made).toMatchObject({ count: 0, firstPosition: 9, nextPosition: 9 });
  expect(await madePrint(shop, made['id'])).toMatchObject({ state: 'DONE' });
  expect((await fileOf(shop, made['id']))?.subarray(0, 5).toString()).toBe('%PDF-');
});

test('a label is shown as it would be printed, and no process is started to draw it', async () => {
  const { ids } = await broughtIn(shop, 1);
  await world.settled();
  const started = jest.spyOn(processes, 'spawn');
  const drawing = await shop.ask<{ texts: { text: string }[]; codes: string; widthMm: number }>(
    shop.staff,
    `query ($id: UUID!) { labelPreview(itemId: $id, on: { paper: ROLL_57_32 }) { widthMm heightMm codes texts { text xMm baseMm sizeMm widthMm isBold isStruck } } }`,
    { id: ids[0] },
  );
  expect(drawing.widthMm).toBe(57);
  expect(drawing.texts.map(({ text }) => text)).toEqual(expect.arrayContaining(['Jas', 'M', '€ 10,00']));
  expect(drawing.codes).toMatch(/^(M[\d.]+ [\d.]+h[\d.]+v[\d.]+h-[\d.]+z)+$/);
  expect(started).not.toHaveBeenCalled();
  started.mockRestore();
});

test('consignors, staff without the right and other stores print nothing and see no print', async () => {
  const { customerId, intakeId } = await broughtIn(shop, 1);
  const made = await print(shop, { intakeId });
  const mutation = `mutation { printLabels(input: { intakeId: "${intakeId}", on: { paper: AVERY_L7160 } }) { __typename } }`;
  for (const actor of [shop.portal(customerId), { ...shop.staff, rights: ['import'] }])
    expect((await world.run('consignment', actor, mutation)).errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
  expect((await other.ask(other.staff, mutation)).__typename).toBe('NotFound');
  const query = `{ labelPrint(id: "${String(made['id'])}") { id } }`;
  expect(await other.ask(other.staff, query)).toBeNull();
  const owner = world.services['consignment']?.files;
  const file = { fileId: newId(), kind: 'labels' };
  expect(await owner?.mayDownload(shop.staff, file)).toBe(true);
  expect(await owner?.mayDownload({ ...shop.staff, rights: ['import'] }, file)).toBe(false);
  expect(await owner?.mayDownload(shop.portal(customerId), file)).toBe(false);
});

test('a reduced price stands on the label beside the lowest of the 30 days before, in the language of the shop [L10]', async () => {
  const { ids } = await broughtIn(shop, 2);
  world.clock.advance(86_400_000);
  await price(ids[0], 820);
  const made = await print(shop, { itemIds: ids });
  const [job] = await world.database.admin<{ labels: { was: unknown }[] }>(
    `SELECT input -> 'labels' AS labels FROM consignment.job WHERE id = '${String(made['id'])}'`,
  );
  expect(job?.labels.map(({ was }) => was)).toEqual([
    { price: '€ 10,00', percent: '−18 %', note: 'laagste prijs in 30 dagen' },
    null,
  ]);
});
