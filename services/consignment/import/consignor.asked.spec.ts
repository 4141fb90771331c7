import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { openShops, Shop, type Answer } from '../testing/shop';

/** What customers asks of our half of a consignors file, and what we answer. */
const header =
  'Klantnr;G.D.;Verhouding %;Klant mag artikelen aanmaken;Aantal artikelen;Email retourdatum;Notitie agenda';
const file = (...lines: string[]): string => [header, ...lines].join('\r\n');

const { world } = forAllTests(openShops);
let shop: Shop;
let ids: Map<number, string>;
let stores = 0;

beforeEach(async () => {
  shop = new Shop(world, `300${String((stores += 1)).padStart(2, '0')}`);
  await shop.open();
  ids = await shop.customers(1, 2, 3);
});

const agreement = (number: number): Promise<Answer | null> =>
  shop.consignorOf(shop.staff, ids.get(number) ?? '', 'charity version');

test('with one customer not arrived yet nothing is written; when all are here, it goes on by itself', async () => {
  const [importId, fileId] = [newId(), await shop.upload(file('1;;;;;;', '99;;;;;;'))];
  await shop.wish(importId, { kind: 'ConsignorSettings', fileId });
  for (let half = await shop.half(importId); half?.state !== 'RUNNING';) half = await shop.half(importId);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await shop.half(importId)).toMatchObject({ state: 'RUNNING', done: 0 });
  expect(await agreement(1)).toBeNull();
  await shop.customers(99);
  await world.settled();
  expect(await shop.half(importId)).toMatchObject({ state: 'DONE', done: 2, parts: [{ created: 2 }] });
});

test('one whom customers left out is not waited for', async () => {
  const [importId, fileId] = [newId(), await shop.upload(file('1;;;;;;', '99;;;;;;'))];
  await shop.wish(importId, { kind: 'ConsignorSettings', fileId, leftOut: [99] });
  await world.settled();
  expect(await shop.half(importId)).toMatchObject({ state: 'DONE', done: 2, parts: [{ created: 1 }] });
});

describe('one file, one verdict', () => {
  const content = file('1;Ja;45;Ja;50;Ja;Ja');
  const kind = 'ConsignorSettings';
  const answers = async (): Promise<{ importId: string; judged: boolean; state: string }[]> =>
    (
      await world.database.admin<{ data: never }>(
        `SELECT payload -> 'data' AS data FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
          WHERE t.identifier = 'spec.answer' AND payload ->> 'storeId' = $1 ORDER BY j.id`,
        [shop.storeId],
      )
    ).map(({ data }) => data);
  beforeAll(() =>
    world.database.admin(
      `INSERT INTO kernel.subscription VALUES ('consignment.import-answered', 'spec.answer')`,
    ),
  );

  test('the agreements wait until the customers of the same file are in', async () => {
    const [importId, fileId] = [newId(), await shop.upload(content)];
    await shop.wish(importId, { kind, fileId, wanted: 'JUDGE' });
    await world.settled();
    expect(await shop.half(importId)).toMatchObject({ state: 'JUDGING', done: 0, total: 1 });
    expect(await agreement(1)).toBeNull();
    await shop.wish(importId, { kind, fileId, wanted: 'WRITE' });
    await world.settled();
    expect(await shop.half(importId)).toMatchObject({ state: 'DONE', parts: [{ created: 1 }] });
  });

  test('whatever order the wishes come in, the last one counts, and once', async () => {
    const [first, second, fileId] = [newId(), newId(), await shop.upload(content)];
    await shop.wish(first, { kind, fileId, wanted: 'STOP' });
    await shop.wish(first, { kind, fileId, wanted: 'JUDGE' });
    await world.settled();
    expect(await shop.half(first)).toMatchObject({ state: 'STOPPED', done: 0 });
    await shop.wish(second, { kind, fileId, wanted: 'WRITE' });
    await shop.wish(second, { kind, fileId, wanted: 'JUDGE' });
    await shop.wish(second, { kind, fileId, wanted: 'WRITE' });
    await world.settled();
    expect(await shop.half(second)).toMatchObject({ state: 'DONE', parts: [{ created: 1 }] });
  });

  test('of two imports, of whatever kind, the one begun first is over: it gives way, and late it is not begun', async () => {
    const [first, second, third, fourth] = [newId(), newId(), newId(), newId()];
    const fileId = await shop.upload(content);
    const wish = async (importId: string, what: 'Stock' | 'ConsignorSettings'): Promise<void> => {
      await shop.wish(importId, { kind: what, fileId, wanted: 'JUDGE' });
      await world.settled();
    };
    await wish(first, kind);
    await wish(second, 'Stock');
    expect(await shop.half(first)).toMatchObject({ state: 'STOPPED' });
    expect(await shop.half(second)).toMatchObject({ state: 'REFUSED' });
    await wish(fourth, kind);
    await wish(third, kind);
    expect(await shop.half(third)).toBeUndefined();
    expect(await shop.half(fourth)).toMatchObject({ state: 'JUDGING' });
    await shop.wish(fourth, { kind, fileId });
    await world.settled();
    expect(await shop.half(fourth)).toMatchObject({ state: 'DONE' });
  });

  test('asked about a file, consignment answers how many faults its half has', async () => {
    const [good, bad] = [await shop.upload(content), await shop.upload(file('1;Ja;145;Ja;50;Ja;misschien'))];
    for (const fileId of [good, bad, newId()]) {
      await shop.wish(newId(), { kind, fileId, wanted: 'JUDGE' });
      await world.settled();
    }
    const verdicts = (await answers()).filter(({ judged }) => judged);
    expect(verdicts.map(({ importId: _id, ...said }) => said)).toMatchObject([
      { state: 'JUDGING', faultCount: 0, reason: null },
      { state: 'JUDGING', faultCount: 2 },
      { state: 'REFUSED', faultCount: 2 },
      { state: 'JUDGING', reason: { code: 'GONE' } },
      { state: 'REFUSED', reason: { code: 'GONE' } },
    ]);
    expect(await agreement(1)).toBeNull();
  });
});
