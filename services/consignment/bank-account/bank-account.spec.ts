import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Payouts, type SeenAccount } from '../testing/payouts';
import { openShops, type Shop } from '../testing/shop';
import { ibanOf } from './iban.rules';

/** Where consignors' money goes [S19]. */
const { world, shop, other } = forAllTests(openShops);
let payouts: Payouts;
beforeAll(() => void (payouts = new Payouts(shop)));
let number = 8400;
/** With an address to be mailed at. */
const consignor = async (of: Shop = shop): Promise<string> => {
  const customerId = await of.consignor((number += 1));
  const told = { id: customerId, kind: 'PRIVATE', number, displayName: 'Klant', version: 2 };
  await world.tell('consignment.on-customers-changed', {
    storeId: of.storeId,
    data: { customers: [{ ...told, email: `c${number}@example.test` }] },
  });
  return customerId;
};
const seen = async (customerId: string, actor = shop.staff): Promise<SeenAccount | null> =>
  (
    await shop.consignorOf<{ bankAccount: SeenAccount | null }>(
      ...([actor, customerId, 'bankAccount { maskedIban iban holder }'] as const),
    )
  )?.bankAccount ?? null;
const account = { iban: 'NL91ABNA0417164300', holder: 'A. Jansen' };

test('a consignor sets their own, sees it masked, and only who may pay out sees it whole', async () => {
  const customerId = await consignor();
  const consigning = shop.portal(customerId);
  expect(
    await payouts.setAccount({ customerId, ...account, iban: ' nl91 abna-0417.1643 00 ' }, consigning),
  ).toMatchObject({
    bankAccount: { maskedIban: 'NL •••• 4300', iban: null, holder: 'A. Jansen' },
  });
  expect(await seen(customerId)).toEqual({
    maskedIban: 'NL •••• 4300',
    iban: 'NL91 ABNA 0417 1643 00',
    holder: 'A. Jansen',
  });
  expect(await seen(customerId, { ...shop.staff, rights: ['consignment.edit'] })).toMatchObject({
    iban: null,
  });
});

test('it is mailed when it is set, changed or taken away, and not when it stays', async () => {
  const customerId = await consignor();
  await payouts.setAccount({ customerId, ...account });
  await payouts.setAccount({ customerId, ...account });
  await payouts.setAccount({ customerId, ...account, holder: 'A. de Jansen' });
  await payouts.setAccount({ customerId, iban: null, holder: null });
  await payouts.setAccount({ customerId, iban: null, holder: null });
  expect(await seen(customerId)).toBeNull();
  await world.settled();
  const mails = world.mails.filter(({ to }) => to === `c${number}@example.test`);
  expect(mails.map(({ kind }) => kind)).toEqual(Array(3).fill('bank-account'));
  expect(mails.filter(({ text }) => text.includes('rekening NL •••• 4300'))).toHaveLength(2);
  expect(mails.filter(({ text }) => text.includes('geen rekening meer'))).toHaveLength(1);
});

test('no history keeps its number, neither where it is set nor where it was paid to: only its end', async () => {
  const customerId = await consignor();
  await payouts.setAccount({ customerId, ...account });
  await payouts.setAccount({ customerId, ...account, iban: 'NL20INGB0001234567' });
  await payouts.sold(customerId, [1000]);
  await payouts.pay({ customerId, method: 'TRANSFER' });
  const kept = await world.database.admin<{ text: string }>(
    `SELECT a.*::text || coalesce(p.*::text, '') AS text FROM consignment.audit a LEFT JOIN consignment.audit_personal p
       ON p.store_id = a.store_id AND p.id = a.id WHERE a.store_id = $1 AND a.entity IN ('bank_account', 'statement')`,
    [shop.storeId],
  );
  const said = kept.map(({ text }) => text).join(' ');
  expect(said).toContain('4567');
  expect(said).not.toMatch(/INGB|ABNA|0001234567|0417164300/);
});

test('eight who set it at once leave one of theirs, whole', async () => {
  const customerId = await consignor();
  const holders = Array.from({ length: 8 }, (_none, at) => `Houder ${at}`);
  const answers = await Promise.all(
    holders.map((holder) => payouts.setAccount({ customerId, ...account, holder })),
  );
  expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['Consignor']));
  expect(holders).toContain((await seen(customerId))?.holder);
});

test.each([
  [{ iban: 'NL91 ABNA 0417 1643 01' }, [{ path: 'iban', code: 'BAD_FORMAT' }]],
  [{ iban: '' }, [{ path: 'iban', code: 'REQUIRED' }]],
  [{ holder: ' ' }, [{ path: 'holder', code: 'REQUIRED' }]],
  [
    { iban: 'x', holder: null },
    [
      { path: 'iban', code: 'BAD_FORMAT' },
      { path: 'holder', code: 'REQUIRED' },
    ],
  ],
])('%j is refused by its fields', async (wrong, fields) => {
  const customerId = await consignor();
  expect(await payouts.setAccount({ customerId, ...account, ...wrong })).toMatchObject({
    __typename: 'InvalidInput',
    fields,
  });
  expect(await seen(customerId)).toBeNull();
});

test('nobody sets somebody else’s: another consignor, another store, staff who may not pay out', async () => {
  const [customerId, another] = [await consignor(), await consignor()];
  const foreign = await consignor(other);
  expect(await payouts.setAccount({ customerId, ...account }, shop.portal(another))).toMatchObject({
    __typename: 'NotFound',
  });
  expect(await payouts.setAccount({ customerId: foreign, ...account })).toMatchObject({
    __typename: 'NotFound',
  });
  await expect(
    payouts.setAccount({ customerId, ...account }, { ...shop.staff, rights: ['consignment.edit'] }),
  ).rejects.toThrow('FORBIDDEN');
  expect(await seen(customerId)).toBeNull();
  await payouts.setAccount({ customerId, ...account });
  expect(await seen(customerId, shop.portal(another))).toBeNull();
});

test.each([
  ['NL91 ABNA 0417 1643 00', 'NL91ABNA0417164300'],
  ['iban: nl91abna0417164300', null],
  ['IBAN NL91 ABNA 0417 1643 00', 'NL91ABNA0417164300'],
  ['8601 11 17947', 'NO9386011117947'],
  ['8601.11.17947', 'NO9386011117947'],
  ['86011117948', null],
  ['SE45 5000 0000 0583 9825 7466', 'SE4550000000058398257466'],
  ['0417164300', null],
  ['NL00ABNA0417164300', null],
])('%j is the account %j', (written, kept) => {
  expect(ibanOf(written)).toBe(kept);
});
