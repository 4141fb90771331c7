import { forAllTests } from '../../kernel/testing/for-all-tests';
import { broughtIn, fileOf, labelsOf, madePrint, print } from '../testing/prints';
import { printed, scanned } from '../testing/labels';
import { openShops } from '../testing/shop';

const { world, shop } = forAllTests(openShops);

/** Has a print tried so often that it is given up. */
async function giveUp(id: unknown): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await world.settled();
    await world.database.admin(
      `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload -> 'data' ->> 'jobId' = $1`,
      [id],
    );
  }
  expect(await madePrint(shop, id)).toMatchObject({ state: 'FAILED', download: null });
}

test('ten who print the same intake at once: each label is counted ten times, and the sheet goes on behind the one before', async () => {
  const { intakeId } = await broughtIn(shop, 8);
  const prints = await Promise.all(Array.from({ length: 10 }, () => print(shop, { intakeId })));
  expect((await labelsOf(shop, intakeId)).map(({ labelsPrinted }) => labelsPrinted)).toEqual(
    Array(8).fill(10),
  );
  const begins = prints.map((each) => each['firstPosition'] as number).toSorted((one, two) => one - two);
  expect(begins).toEqual(
    Array.from({ length: 10 }, (_none, at) => ((at * 8) % 21) + 1).toSorted((a, b) => a - b),
  );
});

test('ten who print all that is new at once: each label is in one file alone, once', async () => {
  const { intakeId } = await broughtIn(shop, 30);
  const prints = await Promise.all(Array.from({ length: 10 }, () => print(shop, { need: 'NEW' })));
  expect(prints.map(({ __typename }) => __typename).toSorted()).toEqual([
    'LabelPrint',
    ...Array<string>(9).fill('NothingToPrint'),
  ]);
  expect((await labelsOf(shop, intakeId)).map(({ labelsPrinted }) => labelsPrinted)).toEqual(
    Array(30).fill(1),
  );
});

test('cut off when its file was made but not yet said to be: the same file is made again, and counted once', async () => {
  const { intakeId } = await broughtIn(shop, 3);
  await world.settled();
  const { files } = world.ports;
  const put = files.put.bind(files);
  let cuts = 0;
  files.put = async (...given) => {
    const stored = await put(...given);
    if ((cuts += 1) === 1) throw new Error('power cut');
    return stored;
  };
  const { id } = await print(shop, { intakeId });
  expect(await madePrint(shop, id)).toMatchObject({ state: 'QUEUED', download: null });
  await world.database.admin(
    `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload -> 'data' ->> 'jobId' = $1`,
    [id],
  );
  expect(await madePrint(shop, id)).toMatchObject({ state: 'DONE', download: expect.any(String) });
  files.put = put;
  expect(cuts).toBe(2);
  expect(await labelsOf(shop, intakeId)).toMatchObject([1, 1, 1].map((labelsPrinted) => ({ labelsPrinted })));
  const [page] = await printed((await fileOf(shop, id)) ?? Buffer.of());
  expect(page && (await scanned(page)).length).toBe(6);
});

test('what was given up is taken back: its labels are to be printed again', async () => {
  const { intakeId, ids } = await broughtIn(shop, 2);
  await madePrint(shop, (await print(shop, { itemIds: ids.slice(0, 1) }))['id']);
  const { files } = world.ports;
  const put = files.put.bind(files);
  files.put = () => Promise.reject(new Error('The disk is full'));
  const { id } = await print(shop, { intakeId });
  await giveUp(id);
  files.put = put;
  // What stands on the one label there is, and since when, nobody knows: it is listed as stale.
  expect(await labelsOf(shop, intakeId)).toMatchObject([
    { labelsPrinted: 1, labelNeed: 'STALE', labelPrice: null, labelledAt: null },
    { labelsPrinted: 0, labelNeed: 'NEW', labelledAt: null },
  ]);
});

test('a print that is given up takes back its own count alone: a label that a later one made keeps its price and its time', async () => {
  const { intakeId, ids } = await broughtIn(shop, 2);
  const { files } = world.ports;
  const put = files.put.bind(files);
  files.put = () => Promise.reject(new Error('The disk is full'));
  const { id } = await print(shop, { intakeId });
  const [job] = await world.database.admin<{ file: string }>(
    `SELECT input ->> 'fileId' AS file FROM consignment.job WHERE id = $1`,
    [id],
  );
  files.put = (...given) =>
    given[2].fileId === job?.file ? Promise.reject(new Error('The disk is full')) : put(...given);
  world.clock.advance(60_000);
  await shop.ask(
    shop.staff,
    'mutation ($input: PriceItemInput!) { priceItem(input: $input) { __typename } }',
    {
      input: { id: ids[0], priceMinor: 1500 },
    },
  );
  const later = await print(shop, { itemIds: ids.slice(0, 1) });
  expect(await madePrint(shop, later['id'])).toMatchObject({ state: 'DONE' });
  const printedAt = world.clock.now().toISOString();
  world.clock.advance(60_000);
  await giveUp(id);
  files.put = put;
  expect(await labelsOf(shop, intakeId)).toMatchObject([
    { labelsPrinted: 1, labelPrice: { amountMinor: 1500 }, labelledAt: printedAt, labelNeed: null },
    { labelsPrinted: 0, labelPrice: null, labelledAt: null, labelNeed: 'NEW' },
  ]);
});
