import { visitor, type Actor } from '../../kernel/actor/actor';
import { Call } from '../../kernel/database/call';
import { Database } from '../../kernel/database/database';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { OpeningHoursService } from '../opening-hours/opening-hours.service';
import { PageTextService } from '../page-text/page-text.service';
import { StoreService } from '../store/store.service';
import { frontOf } from '../storefront/storefront';
import { identityWorld } from '../testing/identity-world';

const FIELDS = 'payments { code ownName } carriers { code ownName } version';
const world = forAllTests(identityWorld);
const manager = { ...staffOf('30042'), rights: ['store.settings'] };
const clerk = { ...staffOf('30042'), rights: [] };
const code = (code: string) => ({ code, ownName: null });
const own = (ownName: string) => ({ code: null, ownName });

async function change(input: object, actor: Actor = manager) {
  const { data, errors } = await world.ask(
    actor,
    `mutation ($input: UpdateStoreFooterInput!) { updateStoreFooter(input: $input) { __typename
      ... on StoreFooter { ${FIELDS} } ... on InvalidInput { fields { path code } } ... on ChangedMeanwhile { version } } }`,
    { input },
  );
  return (data?.['updateStoreFooter'] ?? errors?.[0]?.extensions) as Record<string, unknown>;
}
const read = async (actor = visitor('30042')): Promise<unknown> =>
  ((await world.ask(actor, `{ store { footer { ${FIELDS} } } }`)).data?.['store'] as { footer: unknown })
    .footer;

test('a store begins without any; what it ticks is there at once, in its order, with its own among the ready-made [U6 U7]', async () => {
  expect(await read()).toEqual({ payments: [], carriers: [], version: 0 });
  const payments = [code('VIPPS'), own(' iDEAL  | Wero '), code('VISA')];
  expect(await change({ payments, version: 0 })).toEqual({
    ...{ __typename: 'StoreFooter', version: 1, carriers: [] },
    payments: [code('VIPPS'), own('iDEAL | Wero'), code('VISA')],
  });
  expect(await change({ carriers: [code('CLICK_AND_COLLECT'), own('Fietskoerier')] })).toMatchObject({
    ...{ version: 2, payments: [code('VIPPS'), own('iDEAL | Wero'), code('VISA')] },
    carriers: [code('CLICK_AND_COLLECT'), own('Fietskoerier')],
  });
  expect(await change({ payments: [code('VISA')], version: 1 })).toEqual({
    ...{ __typename: 'ChangedMeanwhile', version: 2 },
  });
});

test('what Dutch, Belgian and Swedish shops take and send with is ready-made too [U6 U7]', async () => {
  const payments = ['IDEAL', 'BANCONTACT', 'DEBIT_CARD', 'CASH', 'SWISH'].map(code);
  const carriers = ['POSTNL', 'DHL', 'DPD'].map(code);
  const was = (await read()) as { payments: unknown; carriers: unknown };
  expect(await change({ payments, carriers })).toMatchObject({ payments, carriers });
  const before = { payments: was.payments, carriers: was.carriers };
  expect(await change(before)).toMatchObject(before);
});

test('it is the same for every reader of the store, and another store has its own [U12]', async () => {
  const seen = await read();
  for (const actor of [portalOf('30042'), clerk, manager]) expect(await read(actor)).toEqual(seen);
  expect(await read(visitor('10007'))).toEqual({ payments: [], carriers: [], version: 0 });
});

test('neither code nor name, both, one of them twice, too long and too many are refused where they stand', async () => {
  const before = await read();
  const payments = [
    own('Wero'),
    {},
    { code: 'VISA', ownName: 'Visa' },
    own('wero'),
    code('KLARNA'),
    code('KLARNA'),
  ];
  expect(await change({ payments, carriers: [own('  ')] })).toEqual({
    __typename: 'InvalidInput',
    fields: [
      { path: 'payments.1.ownName', code: 'REQUIRED' },
      { path: 'payments.2.code', code: 'NOT_ALLOWED' },
      { path: 'payments.3.ownName', code: 'TAKEN' },
      { path: 'payments.5.code', code: 'TAKEN' },
      { path: 'carriers.0.ownName', code: 'REQUIRED' },
    ],
  });
  expect(await change({ payments: [own('x'.repeat(31))] })).toMatchObject({ __typename: 'InvalidInput' });
  const many = Array.from({ length: 21 }, (_none, at) => own(`W ${at}`));
  expect(await change({ carriers: many })).toMatchObject({ __typename: 'InvalidInput' });
  expect(await read()).toEqual(before);
});

test('who has not the right changes nothing, and each change is kept with who made it', async () => {
  for (const actor of [visitor('30042'), portalOf('30042'), clerk])
    expect(await change({ payments: [] }, actor)).toMatchObject({ code: 'FORBIDDEN' });
  const kept = await world.database.admin<{ operation: string }>(
    `SELECT DISTINCT operation FROM identity.audit WHERE entity = 'footer' AND store_id = '30042'`,
  );
  expect(kept).toEqual([{ operation: 'updateStoreFooter' }]);
});

test('all that the frame of a page asks of the store is one statement', async () => {
  const database = await new Database({
    ...{ url: world.database.urlOf('kommis_identity'), maxConnections: 1 },
  }).open();
  const call = new Call(database, visitor('30042'), { operation: 'spec', requestId: 'spec' });
  const [hours, texts] = [new OpeningHoursService(world.clock), new PageTextService(world.clock)];
  const asked = [new StoreService().find(call), frontOf(call), hours.find(call), texts.links(call)];
  expect(await Promise.all(asked)).toHaveLength(4);
  await call.end();
  expect(call.statements).toBe(1);
  await database.close();
});
