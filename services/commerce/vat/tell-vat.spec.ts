import { forAllTests } from '../../kernel/testing/for-all-tests';
import { testWorld } from '../../kernel/testing/open';
import { commerce } from '../main';
import { vatCron } from './tell-vat';
import { ratesOf } from './vat.rules';

const world = forAllTests(() => testWorld([commerce]));
beforeAll(() =>
  world.database.admin(
    `INSERT INTO kernel.subscription (event, task) VALUES ('commerce.vat-rates-changed', 'spec.listens') ON CONFLICT DO NOTHING`,
  ),
);

interface Told {
  version: number;
  rates: { vatClass: string; startsOn: string; percent: number }[];
}
/** What others were told of a store, oldest first. */
const toldOf = (storeId: string): Promise<Told[]> =>
  world.database.admin<Told & { [column: string]: unknown }>(
    `SELECT (payload ->> 'version')::int AS version, payload #> '{data,rates}' AS rates
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier = 'spec.listens' AND payload ->> 'storeId' = $1 ORDER BY 1`,
    [storeId],
  );
const pass = (): Promise<void> => {
  const [line] = vatCron;
  return world.tell(line?.task ?? '', line?.payload as { storeId: string; data: unknown });
};
const arrives = (storeId: string, version: number, country: string): Promise<void> =>
  world.storeArrives('commerce', storeId, { version, country });

test('a store that arrives, or comes to another country, has its rates told, those of a later day too [R-CM1]', async () => {
  await arrives('30042', 1, 'NL');
  await arrives('30042', 1, 'NL');
  await arrives('30042', 2, 'NL');
  expect(await toldOf('30042')).toEqual([{ version: 1, rates: ratesOf('NL') }]);
  await arrives('30042', 3, 'NO');
  const [, second] = await toldOf('30042');
  expect(second).toEqual({ version: 2, rates: ratesOf('NO') });
  expect(second?.rates).toContainEqual({ vatClass: 'STANDARD', startsOn: '2005-01-01', percent: 25 });
});

test('where its law is not known it is told that there are no rates', async () => {
  await arrives('10007', 1, 'US');
  expect(await toldOf('10007')).toEqual([{ version: 1, rates: [] }]);
});

test('once a day each store is told whose law is another one by now, and no other', async () => {
  for (const [at, country] of ['SE', 'DK', 'US'].entries()) await arrives(`2000${at}`, 1, country);
  await pass();
  expect(await toldOf('20000')).toHaveLength(1);
  await world.database.admin(`UPDATE commerce.store SET vat_told = 'the old law' WHERE store_id <> '20001'`);
  await pass();
  await pass();
  const told = await Promise.all(['20000', '20001', '20002'].map(toldOf));
  expect(told.map((each) => each.map(({ version }) => version))).toEqual([[1, 2], [1], [1, 2]]);
});

test('of a store whose country nobody has said nothing is told', async () => {
  await world.database.admin(
    `INSERT INTO commerce.store (store_id, currency, time_zone, version) VALUES ('40000', 'EUR', 'Europe/Amsterdam', 0)`,
  );
  await pass();
  expect(await toldOf('40000')).toEqual([]);
});
