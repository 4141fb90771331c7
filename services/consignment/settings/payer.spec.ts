import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { openShops } from '../testing/shop';

const { world, shop, other } = forAllTests(openShops);

const settle = (input: object, actor = shop.staff) =>
  shop.ask<{ __typename: string; payoutIban?: string | null; payoutBic?: string | null; fields?: object[] }>(
    actor,
    `mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename
       ... on ConsignmentSettings { payoutIban payoutBic } ... on InvalidInput { fields { path code } } } }`,
    { input },
  );

test('the account that a store pays from is set however it is spaced, stays where it is left out, and is taken away by a blank one [L8]', async () => {
  const set = await settle({ payoutIban: ' nl91 abna 0417 1643 00 ', payoutBic: 'abnanl2a' });
  expect(set).toMatchObject({ payoutIban: 'NL91ABNA0417164300', payoutBic: 'ABNANL2A' });
  expect(await settle({ graceDays: 7 })).toMatchObject({ payoutIban: 'NL91ABNA0417164300' });
  expect(await settle({ payoutBic: null })).toMatchObject({
    ...{ payoutIban: 'NL91ABNA0417164300', payoutBic: null },
  });
  expect(await settle({ payoutIban: '  ' })).toMatchObject({ payoutIban: null });
  for (const iban of ['NO93 8601 1117 947', 'SE45 5000 0000 0583 9825 7466'])
    expect(await settle({ payoutIban: iban })).toMatchObject({ payoutIban: iban.replaceAll(' ', '') });
  expect(await settle({ payoutIban: '8601.11.17947' })).toMatchObject({ payoutIban: 'NO9386011117947' });
});

test('what is no account is refused where it stands, and nothing is changed', async () => {
  const before = await settle({ payoutIban: 'NL91ABNA0417164300' });
  const bad = await settle({ payoutIban: 'NL91ABNA0417164301', payoutBic: 'ABNA', graceDays: 99 });
  expect(bad).toEqual({
    __typename: 'InvalidInput',
    fields: [
      { path: 'payoutIban', code: 'BAD_FORMAT' },
      { path: 'payoutBic', code: 'BAD_FORMAT' },
    ],
  });
  for (const payoutIban of ["NL91' OR 1=1", '<b>', 'XX00', '🎉', '-'])
    expect(await settle({ payoutIban })).toMatchObject({ __typename: 'InvalidInput' });
  expect(await settle({})).toEqual(before);
});

test('all that is wrong is told at once, and settings are judged without being saved', async () => {
  const before = await settle({});
  const wrong = { graceDays: 999, consignorSharePercent: 150, payoutIban: 'NL91ABNA0417164301' };
  const told = {
    __typename: 'InvalidInput',
    fields: expect.arrayContaining(
      ['graceDays', 'consignorSharePercent', 'payoutIban'].map((path) => expect.objectContaining({ path })),
    ),
  };
  expect(await settle(wrong)).toEqual(told);
  expect(await settle({ ...wrong, checkOnly: true })).toEqual(told);
  expect(await settle({ payoutIban: 'NO93 8601 1117 947', checkOnly: true })).toEqual(before);
  expect(await settle({})).toEqual(before);
});

test('another account than the one that is there asks for a log-in of the last 15 minutes, everything else does not [R-ID9]', async () => {
  await settle({ payoutIban: 'NL91ABNA0417164300', payoutBic: 'ABNANL2A' });
  const ago = (seconds: number) => ({
    ...shop.staff,
    authenticatedAt: new Date(world.clock.now().getTime() - seconds * 1000).toISOString(),
  });
  const written = () =>
    world.database.admin(
      'SELECT payout_iban, payout_bic, grace_days, settings_version FROM consignment.store ORDER BY store_id',
    );
  const before = await written();
  for (const other of [
    { payoutIban: 'NL20INGB0001234567' },
    { payoutIban: null },
    { payoutBic: 'INGBNL2A' },
    { payoutBic: '', graceDays: 9 },
  ])
    expect(await settle(other, ago(901))).toMatchObject({ __typename: 'LogInNotRecent' });
  expect(await written()).toEqual(before);
  // A form sends all it shows, also what nobody changed.
  const same = { payoutIban: 'NL91 ABNA 0417 1643 00', payoutBic: 'abnanl2a', graceDays: 9 };
  expect(await settle(same, ago(901))).toMatchObject({ __typename: 'ConsignmentSettings' });
  expect(await settle({ payoutIban: 'NL20INGB0001234567', payoutBic: null }, ago(899))).toMatchObject({
    ...{ payoutIban: 'NL20INGB0001234567', payoutBic: null },
  });
});

test('consignors see nothing of it, nor do other stores, and who may not change settings does not change it', async () => {
  await settle({ payoutIban: 'NL91ABNA0417164300' });
  const customerId = await shop.consignor(6200);
  const asked = '{ consignmentSettings { payoutIban payoutBic } }';
  const portal = await world.run('consignment', shop.portal(customerId), asked);
  expect(portal.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  expect(await other.ask(other.staff, asked)).toEqual({ payoutIban: null, payoutBic: null });
  const clerk = { ...staffOf(shop.storeId), rights: ['consignment.payout'] };
  const mutation = 'mutation { updateConsignmentSettings(input: { payoutIban: null }) { __typename } }';
  const refused = await world.run('consignment', clerk, mutation);
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  expect(await settle({})).toMatchObject({ payoutIban: 'NL91ABNA0417164300' });
});
