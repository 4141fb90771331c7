import { forAllTests } from '../../kernel/testing/for-all-tests';
import { datesOf } from '../testing/calendar';
import { addItems } from '../testing/items';
import { openShops, type Answer } from '../testing/shop';

/** It is 22 November 2026, eleven in the morning in Amsterdam. */
const { world, shop, other } = forAllTests(openShops);
let customerId: string;
beforeAll(async () => {
  customerId = await shop.consignor(7600, { calendarNote: true });
});

const one = async (given: object): Promise<string> =>
  (await addItems(shop, customerId, [given]))[0]?.id ?? '';
const move = (id: string, returnOn: string, { version = null as number | null, actor = shop.staff } = {}) =>
  shop.ask<Answer>(
    actor,
    `mutation ($input: SetReturnDateInput!) { setReturnDate(input: $input) { __typename ... on ConsignmentItem { returnOn isDue version }
      ... on InvalidInput { fields { path code message } } ... on ChangedMeanwhile { version } ... on NotInStore { state } } }`,
    { input: { id, returnOn, version } },
  );

test('a day of return that is moved takes the note of the calendar with it, and what was due is not any more [K25b R-CO3]', async () => {
  const id = await one({ returnOn: '2026-11-20' });
  expect(await datesOf(shop, customerId)).toEqual(['2026-11-20: 1']);
  const moved = { returnOn: '2026-12-18', isDue: false, version: 2 };
  expect(await move(id, '2026-12-18', { version: 1 })).toMatchObject(moved);
  expect(await datesOf(shop, customerId)).toEqual(['2026-12-18: 1']);
  expect(await move(id, '2026-12-18')).toMatchObject(moved);
  const [kept] = await world.database.admin(
    `SELECT changes -> 'return_on' AS "returnOn" FROM consignment.audit WHERE operation = 'setReturnDate' AND entity_id = $1`,
    [id],
  );
  expect(JSON.stringify(kept)).toContain('2026-11-20');
});

test.each([
  ['yesterday', {}, '2026-11-21', 'From 2026-11-22 to 2028-11-21'],
  ['more than 730 days ahead', {}, '2028-11-22', 'From 2026-11-22 to 2028-11-21'],
  [
    'before it is on sale',
    { state: 'RECEIVED', heldUntil: '2026-11-30' },
    '2026-11-29',
    'From 2026-11-30 to 2028-11-21',
  ],
])(
  'a day of return is refused %s, with the first and the last that would do',
  async (_why, given, returnOn, message) => {
    const { heldUntil = null, ...item } = given as { heldUntil?: string };
    const id = await one(item);
    await world.database.admin('UPDATE consignment.item SET held_until = $2 WHERE id = $1', [id, heldUntil]);
    expect(await move(id, returnOn)).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'returnOn', code: 'OUT_OF_RANGE', message }],
    });
    expect((await move(id, message.slice(5, 15))).__typename).toBe('ConsignmentItem');
    expect((await move(id, message.slice(-10))).__typename).toBe('ConsignmentItem');
  },
);

test('what is sold, or was changed meanwhile, stays as it is, and nobody else moves it', async () => {
  const sold = await one({ state: 'SOLD' });
  expect(await move(sold, '2026-12-18')).toEqual({ __typename: 'NotInStore', state: 'SOLD' });
  const id = await one({});
  expect(await move(id, '2026-12-18', { version: 7 })).toEqual({
    __typename: 'ChangedMeanwhile',
    version: 1,
  });
  expect(await move(id, '2026-12-18', { actor: other.staff })).toEqual({ __typename: 'NotFound' });
  for (const actor of [shop.portal(customerId), { ...shop.staff, rights: [] }])
    await expect(move(id, '2026-12-18', { actor })).rejects.toThrow('FORBIDDEN');
});
