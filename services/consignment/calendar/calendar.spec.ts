import { forAllTests } from '../../kernel/testing/for-all-tests';
import { datesOf, daysOf, notesOf, tick } from '../testing/calendar';
import { addItems, type GivenItem } from '../testing/items';
import { openShops, Shop } from '../testing/shop';

/** It is 22 November 2026, eleven in the morning in Amsterdam. */
const { world, shop, other } = forAllTests(openShops);
let number = 9000;

/** A consignor whose notes are made, with an address unless it is said otherwise, and goods of theirs. */
async function consignor(
  goods: GivenItem[],
  { agreed = {}, email = 'zoe@example.test' as string | null, of = shop } = {},
) {
  const customerId = await of.consignor((number += 1), { calendarNote: true, ...agreed });
  await world.tell('consignment.on-customers-changed', {
    storeId: of.storeId,
    data: {
      customers: [{ id: customerId, kind: 'PRIVATE', number, version: 2, displayName: 'Zoë', email }],
    },
  });
  const items = await addItems(of, customerId, goods);
  return { customerId, number, ids: items.map(({ id }) => id) };
}
const move = (id: string | undefined, set: string): Promise<unknown> =>
  world.database.admin(`UPDATE consignment.item SET ${set}, version = version + 1 WHERE id = $1`, [id]);

test('a consignor has one note for each return date, of all they have on sale until then, and none where none was agreed [K25 K25b]', async () => {
  const { customerId } = await consignor([
    { returnOn: '2026-12-02', priceMinor: 1250 },
    { returnOn: '2026-12-02', priceMinor: 1000 },
    { returnOn: '2026-12-05' },
    { returnOn: '2026-12-02', state: 'SOLD' },
    { returnOn: '2026-12-02', state: 'DRAFT' },
  ]);
  const { nodes, total } = await notesOf(shop, { customerId });
  expect(total).toEqual({ count: 2 });
  expect(nodes).toMatchObject([
    {
      returnOn: '2026-12-02',
      itemCount: 2,
      asked: { amountMinor: 2250, currency: 'EUR' },
      charity: 'NOT_ASKED',
      ...{ isAgreed: true, lacksAddress: false, isTicked: false, tickedAt: null, tickedBy: null },
    },
    { returnOn: '2026-12-05', itemCount: 1 },
  ]);
  const without = await consignor([{ returnOn: '2026-12-02' }], { agreed: { calendarNote: false } });
  expect(await datesOf(shop, without.customerId)).toEqual([]);
  await shop.agree({ customerId: without.customerId, calendarNote: true });
  expect(await datesOf(shop, without.customerId)).toEqual(['2026-12-02: 1']);
});

test('whose goods go to charity has a note too, and it says so [K25 R-CO4]', async () => {
  const { customerId } = await consignor([{ returnOn: '2026-12-02' }], { agreed: { charity: 'YES' } });
  expect((await notesOf(shop, { customerId })).nodes).toMatchObject([
    { charity: 'YES', isAgreed: true, lacksAddress: false },
  ]);
});

test('a moved return date moves its note; what is sold, withdrawn or given back leaves it [K25b]', async () => {
  const { customerId, ids } = await consignor([
    { returnOn: '2026-12-02' },
    { returnOn: '2026-12-02' },
    { returnOn: '2026-12-02' },
  ]);
  await move(ids[0], `return_on = '2026-12-20'`);
  expect(await datesOf(shop, customerId)).toEqual(['2026-12-02: 2', '2026-12-20: 1']);
  await move(ids[1], `return_on = '2026-12-20'`);
  await move(ids[2], `return_on = '2026-12-20'`);
  expect(await datesOf(shop, customerId)).toEqual(['2026-12-20: 3']);
  await move(ids[0], `state = 'WITHDRAWN'`);
  await move(ids[1], `state = 'RETURNED'`);
  expect(await datesOf(shop, customerId)).toEqual(['2026-12-20: 1']);
  await move(ids[2], `state = 'LOST'`);
  expect(await datesOf(shop, customerId)).toEqual([]);
  await move(ids[1], `state = 'ON_SALE'`);
  expect(await datesOf(shop, customerId)).toEqual(['2026-12-20: 1']);
});

test('a tick holds for the goods it was made for: it stays when some are sold, and the note is open again when others come', async () => {
  const { customerId, ids } = await consignor([
    { returnOn: '2026-12-03' },
    { returnOn: '2026-12-03' },
    { returnOn: '2026-12-30' },
  ]);
  const of = { customerId, returnOn: '2026-12-03' };
  expect(await tick(shop, 'tick', of)).toMatchObject({
    __typename: 'CalendarNote',
    ...{ isTicked: true, tickedAt: '2026-11-22T10:00:00.000Z', tickedBy: shop.staff.name },
  });
  await move(ids[0], `state = 'WITHDRAWN'`);
  expect(await datesOf(shop, customerId)).toEqual(['2026-12-03: 1 ticked', '2026-12-30: 1']);
  await move(ids[2], `return_on = '2026-12-03'`);
  expect(await datesOf(shop, customerId)).toEqual(['2026-12-03: 2']);
  expect((await notesOf(shop, { customerId })).nodes[0]).toMatchObject({ tickedAt: null, tickedBy: null });
  await tick(shop, 'tick', of);
  expect(await datesOf(shop, customerId, { ticked: true })).toEqual(['2026-12-03: 2 ticked']);
  expect(await datesOf(shop, customerId, { ticked: false })).toEqual([]);
  // Moved as a whole, it is another note, and nobody has dealt with that.
  for (const id of [ids[1], ids[2]]) await move(id, `return_on = '2026-12-10'`);
  expect(await datesOf(shop, customerId)).toEqual(['2026-12-10: 2']);
  expect(await tick(shop, 'tick', of)).toEqual({ __typename: 'NotFound' });
});

test('ticked off and opened again, each as often as one likes; refused where the goods are others than were looked at', async () => {
  const { customerId, ids } = await consignor([{ returnOn: '2026-12-04' }, { returnOn: '2026-12-08' }]);
  const of = { customerId, returnOn: '2026-12-04' };
  const goods = (await notesOf(shop, { customerId })).nodes[0]?.goods ?? '';
  expect(await tick(shop, 'untick', of)).toMatchObject({ isTicked: false });
  await move(ids[1], `return_on = '2026-12-04'`);
  expect(await tick(shop, 'tick', { ...of, goods })).toEqual({
    __typename: 'CalendarNoteChanged',
    itemCount: 2,
  });
  expect(await datesOf(shop, customerId)).toEqual(['2026-12-04: 2']);
  const now = (await notesOf(shop, { customerId })).nodes[0]?.goods ?? '';
  for (let time = 0; time < 2; time += 1)
    expect(await tick(shop, 'tick', { ...of, goods: now })).toMatchObject({ isTicked: true });
  // Ticked off for all of them, it is nobody's question what was looked at.
  await move(ids[1], `state = 'WITHDRAWN'`);
  expect(await tick(shop, 'tick', { ...of, goods: now })).toMatchObject({ isTicked: true });
  for (let time = 0; time < 2; time += 1)
    expect(await tick(shop, 'untick', of)).toMatchObject({ isTicked: false, tickedAt: null });
});

test('who is to get a mail and has no address is listed, also where no note was agreed; who gets none is not [R-CO3]', async () => {
  const goods = [{ returnOn: '2027-01-15' }];
  const window = { from: '2027-01-15', upTo: '2027-01-15', lacksAddress: true };
  const noted = await consignor(goods, { email: null });
  const silent = await consignor(goods, { email: null, agreed: { calendarNote: false } });
  await consignor(goods, { email: null, agreed: { charity: 'YES' } });
  await consignor(goods, { email: null, agreed: { returnMail: false } });
  await consignor(goods);
  const { nodes } = await notesOf(shop, window);
  expect(nodes.map(({ customer, isAgreed, lacksAddress }) => [customer.id, isAgreed, lacksAddress])).toEqual([
    [noted.customerId, true, true],
    [silent.customerId, false, true],
  ]);
  expect(await tick(shop, 'tick', { customerId: silent.customerId, returnOn: '2027-01-15' })).toMatchObject({
    isTicked: true,
    isAgreed: false,
  });
  expect((await notesOf(shop, { ...window, ticked: false })).nodes).toHaveLength(1);
  expect((await daysOf(shop, '2027-01-15', '2027-01-15'))?.[0]).toMatchObject({ noteCount: 4, openCount: 4 });
});

test('days are counted whole and drawn in part, open notes first; a list goes on where it was left', async () => {
  const made = [];
  for (let at = 0; at < 14; at += 1) made.push(await consignor([{ returnOn: '2027-02-10' }]));
  made.push(await consignor([{ returnOn: '2027-02-11' }, { returnOn: '2027-02-11' }]));
  await tick(shop, 'tick', { customerId: made[0]?.customerId ?? '', returnOn: '2027-02-10' });
  const days = (await daysOf(shop, '2027-02-09', '2027-02-11')) ?? [];
  expect(
    days.map(({ date, noteCount, openCount, itemCount, notes }) => [
      date,
      noteCount,
      openCount,
      itemCount,
      notes.length,
    ]),
  ).toEqual([
    ['2027-02-09', 0, 0, 0, 0],
    ['2027-02-10', 14, 13, 14, 12],
    ['2027-02-11', 1, 1, 2, 1],
  ]);
  expect(days[1]?.notes.map(({ customer }) => customer.id)).toEqual(
    made.slice(1, 13).map(({ customerId }) => customerId),
  );
  const window = { from: '2027-02-01', upTo: '2027-02-28' };
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page = await notesOf(shop, window, { first: 4, after });
    seen.push(...page.nodes.map(({ customer }) => customer.id));
    [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
  }
  expect(seen).toEqual(made.map(({ customerId }) => customerId));
});

test('the notes of a year, near each other and far apart, are read forwards and back page after page, each once', async () => {
  const dates = [
    '2026-12-01',
    '2026-12-08',
    '2026-12-09',
    '2026-12-31',
    '2027-01-01',
    '2027-06-29',
    '2027-06-30',
  ];
  const { customerId } = await consignor(dates.map((returnOn) => ({ returnOn })));
  for (const size of [1, 2, 3, 7]) {
    const [forwards, back]: string[][] = [[], []];
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await notesOf(shop, { customerId }, { first: size, after });
      forwards?.push(...nodes.map(({ returnOn }) => returnOn));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    for (let before: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await notesOf(shop, { customerId }, { last: size, before });
      back?.unshift(...nodes.map(({ returnOn }) => returnOn));
      [before, more] = [pageInfo.startCursor, pageInfo.hasPreviousPage];
    }
    expect([forwards, back]).toEqual([dates, dates]);
  }
  const { total } = await notesOf(shop, { customerId, ticked: false }, { first: 1 });
  expect([total.count, (await notesOf(shop, { customerId })).total.count]).toEqual([7, 7]);
});

test('a day is a day where clocks are put on and back: nothing is lost between weeks', async () => {
  const dates = ['2026-10-24', '2026-10-25', '2026-10-26', '2027-03-27', '2027-03-28', '2027-03-29'];
  const { customerId } = await consignor(dates.map((returnOn) => ({ returnOn })));
  expect(await datesOf(shop, customerId)).toEqual(dates.map((date) => `${date}: 1`));
  for (const sunday of ['2026-10-25', '2027-03-28']) {
    const days = (await daysOf(shop, sunday, sunday))?.filter(({ noteCount }) => noteCount > 0);
    expect(days?.map(({ date }) => date)).toEqual([sunday]);
  }
});

test('whoever is not staff of the store with the right is refused, and another store has a calendar of its own', async () => {
  const { customerId } = await consignor([{ returnOn: '2026-12-07' }]);
  const of = { customerId, returnOn: '2026-12-07' };
  expect((await notesOf(other, { customerId })).nodes).toEqual([]);
  expect(await tick(other, 'tick', of)).toEqual({ __typename: 'NotFound' });
  await expect(notesOf(shop, {}, {}, shop.portal(customerId))).rejects.toThrow();
  await expect(tick(shop, 'tick', of, shop.portal(customerId))).rejects.toThrow();
  await expect(tick(shop, 'tick', of, { ...shop.staff, rights: [] })).rejects.toThrow();
  expect(await datesOf(shop, customerId)).toEqual(['2026-12-07: 1']);
  const closed = new Shop(world, '30066');
  await closed.open();
  const theirs = await consignor([{ returnOn: '2026-12-07' }], { of: closed });
  await world.database.admin(
    `UPDATE consignment.store SET is_open = false, modules = '{}' WHERE store_id = '30066'`,
  );
  expect((await notesOf(closed, {})).nodes).toEqual([]);
  expect(await daysOf(closed, '2026-12-07', '2026-12-07')).toBeNull();
  expect(await tick(closed, 'tick', { ...of, customerId: theirs.customerId })).toEqual({
    __typename: 'ModuleOff',
    module: 'CONSIGNMENT',
  });
});

test('ten who tick at once make one tick, and who ticked fewer goods takes nothing back', async () => {
  const { customerId, ids } = await consignor([{ returnOn: '2026-12-09' }, { returnOn: '2026-12-31' }]);
  const of = { customerId, returnOn: '2026-12-09' };
  const answers = await Promise.all([
    ...Array.from({ length: 5 }, () => tick(shop, 'tick', of)),
    move(ids[1], `return_on = '2026-12-09'`),
    ...Array.from({ length: 5 }, () => tick(shop, 'tick', of)),
  ]);
  for (const answer of answers)
    if (!Array.isArray(answer)) expect(answer).toMatchObject({ __typename: 'CalendarNote' });
  await tick(shop, 'tick', of);
  expect(await datesOf(shop, customerId)).toEqual(['2026-12-09: 2 ticked']);
  const rows = await world.database.admin<{ count: number }>(
    'SELECT cardinality(item_ids) AS count FROM consignment.calendar_tick WHERE customer_id = $1',
    [customerId],
  );
  expect(rows).toEqual([{ count: 2 }]);
});

test('a note is opened by anybody while another ticks it off, and it is one or the other', async () => {
  const { customerId } = await consignor([{ returnOn: '2026-12-11' }]);
  const of = { customerId, returnOn: '2026-12-11' };
  await Promise.all(Array.from({ length: 10 }, (_, at) => tick(shop, at % 2 ? 'tick' : 'untick', of)));
  const rows = await world.database.admin('SELECT FROM consignment.calendar_tick WHERE customer_id = $1', [
    customerId,
  ]);
  expect(rows.length).toBeLessThanOrEqual(1);
  expect(await datesOf(shop, customerId, { ticked: true })).toHaveLength(rows.length);
});

test.each([[{ from: '2026-12-02', upTo: '2026-12-01' }], [{ from: '2026-01-01', upTo: '2027-01-02' }]])(
  'notes of %p are refused',
  async (span) => {
    await expect(notesOf(shop, span)).rejects.toThrow('filter.upTo');
  },
);

test('who ticks a note off, and opens it again, stands in the history of its consignor, once each [K25b R-CU10]', async () => {
  const { customerId } = await consignor([{ returnOn: '2026-12-02' }, { returnOn: '2026-12-02' }]);
  const of = { customerId, returnOn: '2026-12-02' };
  for (const verb of ['tick', 'tick', 'untick', 'untick'] as const) await tick(shop, verb, of);
  const page = await shop.consignorOf<{ history: { nodes: { entity: string }[] } }>(
    shop.staff,
    customerId,
    'history(first: 9) { nodes { actorName operation entity action changes { field } } }',
  );
  const told = page?.history.nodes.filter(({ entity }) => entity === 'calendar_tick');
  expect(told).toMatchObject([
    { actorName: 'Els de Wit', operation: 'untickCalendarNote', action: 'DELETED' },
    { actorName: 'Els de Wit', operation: 'tickCalendarNote', action: 'MADE' },
  ]);
  const fields = told?.map((each) =>
    (each as unknown as { changes: { field: string }[] }).changes.map(({ field }) => field),
  );
  for (const named of fields ?? []) expect(named.toSorted()).toEqual(['customerId', 'itemIds', 'returnOn']);
});
