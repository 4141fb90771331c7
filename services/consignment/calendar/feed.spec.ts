import ICAL from 'ical.js';
import { visitor, type Actor } from '../../kernel/actor/actor';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import type { Language } from '../../kernel/language/language';
import { newToken } from '../../kernel/secret/token';
import { tick } from '../testing/calendar';
import { addItems, type GivenItem } from '../testing/items';
import { openShops, Shop, type Answer } from '../testing/shop';

/** It is 22 November 2026, eleven in the morning in Amsterdam. */
const { world } = forAllTests(openShops);
let number = 200;
let stores = 0;

/** A store of its own for each test: a feed is of a whole store. */
async function openShop(told: { language?: Language; name?: string } = {}): Promise<Shop> {
  const shop = new Shop(world, String(51_000 + (stores += 1)));
  await shop.open();
  await world.storeArrives('consignment', shop.storeId, { version: 2, ...told });
  return shop;
}

async function consignor(shop: Shop, displayName: string, goods: GivenItem[], agreed: object = {}) {
  const customerId = await shop.consignor((number += 1), { calendarNote: true, ...agreed });
  await world.tell('consignment.on-customers-changed', {
    storeId: shop.storeId,
    data: { customers: [{ id: customerId, kind: 'PRIVATE', number, version: 2, displayName, email: null }] },
  });
  const items = await addItems(shop, customerId, goods);
  return { customerId, number, ids: items.map(({ id }) => id) };
}

const change = (
  shop: Shop,
  verb: 'renew' | 'revoke',
  input: object = {},
  actor: Actor = shop.staff,
): Promise<Answer> => {
  const name = verb === 'renew' ? 'Renew' : 'Revoke';
  const made = verb === 'renew' ? 'CalendarFeedMade { address }' : 'CalendarFeed { madeAt madeBy version }';
  return shop.ask(
    actor,
    `mutation ($input: ${name}CalendarFeedInput!) { ${verb}CalendarFeed(input: $input) { __typename ... on ${made}
      ... on ChangedMeanwhile { version } ... on ModuleOff { module } } }`,
    { input },
  );
};
async function secretOf(shop: Shop): Promise<string> {
  const { address } = await change(shop, 'renew');
  return /\/(\d{5})\/calendar\/([\w-]{43})\.ics$/.exec(String(address))?.[2] ?? '';
}
const fileOf = (shop: Shop, secret: string, actor: Actor = visitor(shop.storeId)): Promise<string | null> =>
  shop.ask(actor, 'query ($input: CalendarFileInput!) { calendarFile(input: $input) }', {
    input: { secret },
  });

/** The file as another library reads it. */
function readBack(file: string | null): { name: string; events: ICAL.Event[] } {
  const calendar = new ICAL.Component(ICAL.parse(file ?? ''));
  return {
    // This library takes a calendar's name for a value of no type that it knows, and leaves it as it is written.
    name: String(calendar.getFirstPropertyValue('name')).replace(/\\([\\;,])/g, '$1'),
    events: calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)),
  };
}
const shown = (file: string | null): string[] =>
  readBack(file).events.map(({ startDate, summary }) => `${startDate.toString()} ${summary}`);

test('a calendar outside reads the notes as whole days under ids that stay, with no more than number, name and how many, and a way into the console [K25b]', async () => {
  const shop = await openShop();
  const { customerId } = await consignor(shop, 'Zoë de Wit', [
    { returnOn: '2026-11-24' },
    { returnOn: '2026-11-24' },
  ]);
  const secret = await secretOf(shop);
  const file = await fileOf(shop, secret);
  const { name, events } = readBack(file);
  expect(name).toBe('Retourdata – De Ruilhoek');
  const [event] = events;
  expect(events).toHaveLength(1);
  expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString()]).toEqual([
    ...[true, '2026-11-24', '2026-11-25'],
  ]);
  expect(event?.summary).toBe(`Zoë de Wit (${number}): 2 artikelen`);
  expect(event?.component.getFirstPropertyValue('url')).toBe(
    `${world.ports.publicUrl}/${shop.storeId}/console/customers/${customerId}/items?until=2026-11-24`,
  );
  expect(event?.uid).toBe(readBack(await fileOf(shop, secret)).events[0]?.uid);
  expect(file).not.toMatch(/Jas groen|@example|10[,.]00/);
});

test.each([
  ['nl', 'Zoë van den Broek; mr., "dé" winkel\\n', 'artikel', 'Hoek, Zn. & Co; \\ de Ruil'],
  ['nb', 'Åse Bjørnø-Ærfugl', 'vare', 'Bruktbørsen, Bodø; Nord'],
  ['sv', 'Göran Åkerström, Örjan', 'vara', 'Återbruket; Malmö, Väst'],
  [
    'en',
    'O’Neill, “Bea”; 🧥 of the very long name that goes on beyond what a line of a calendar holds',
    'item',
    'Again & Again',
  ],
] as const)(
  'in %s names of any letters and signs are read back as they are',
  async (language, who, word, store) => {
    const shop = await openShop({ language, name: store });
    await consignor(shop, who, [{ returnOn: '2026-11-24' }]);
    const file = await fileOf(shop, await secretOf(shop));
    expect(shown(file)).toEqual([`2026-11-24 ${who} (${number}): 1 ${word}`]);
    expect(readBack(file).name.endsWith(`– ${store}`)).toBe(true);
    for (const line of (file ?? '').split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  },
);

test('a name of several lines writes no event of its own', async () => {
  const shop = await openShop();
  await consignor(shop, 'Zoë\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:van niemand', [{ returnOn: '2026-11-24' }]);
  const { events } = readBack(await fileOf(shop, await secretOf(shop)));
  expect(events.map(({ summary }) => summary.split('\n')[0])).toEqual(['Zoë']);
});

test('it holds what there is to do: no note that is ticked off or was not agreed, none long past or far ahead; a moved date moves', async () => {
  const shop = await openShop();
  const goods = ['2026-10-22', '2026-10-23', '2026-11-24', '2027-12-27', '2027-12-28'];
  const { customerId, ids } = await consignor(
    shop,
    'Zoë',
    goods.map((returnOn) => ({ returnOn })),
  );
  await consignor(shop, 'Zonder', [{ returnOn: '2026-11-24' }], { calendarNote: false });
  await consignor(shop, 'Goed Doel', [{ returnOn: '2026-11-24' }], { charity: 'YES' });
  const secret = await secretOf(shop);
  const days = async (): Promise<string[]> =>
    shown(await fileOf(shop, secret)).map((each) => each.replace(/ \(.*/, ''));
  expect(await days()).toEqual([
    '2026-10-23 Zoë',
    '2026-11-24 Zoë',
    '2026-11-24 Goed Doel',
    '2027-12-27 Zoë',
  ]);
  await tick(shop, 'tick', { customerId, returnOn: '2026-11-24' });
  await world.database.admin(`UPDATE consignment.item SET return_on = '2026-12-25' WHERE id = $1`, [ids[1]]);
  expect(await days()).toEqual(['2026-11-24 Goed Doel', '2026-12-25 Zoë', '2027-12-27 Zoë']);
});

test('of more notes than a calendar is told of it has those to come first', async () => {
  const shop = await openShop();
  const { customerId } = await consignor(shop, 'Zoë', [{ returnOn: '2026-11-23' }]);
  await world.database.admin(
    `WITH made AS (INSERT INTO consignment.customer (store_id, id, number, display_name, version)
       SELECT $1, gen_random_uuid(), 20000 + n, 'Klant', 1 FROM generate_series(1, 1005) n RETURNING id),
     agreed AS (INSERT INTO consignment.consignor (store_id, customer_id, calendar_note) SELECT $1, id, true FROM made)
     SELECT id FROM made`,
    [shop.storeId],
  );
  await world.database.admin(
    `INSERT INTO consignment.item (store_id, id, number, customer_id, description, price_minor, state, intake_on, received_on, return_on, share_percent, share_base)
     SELECT $1, gen_random_uuid(), 100000 + number, customer_id, 'Sjaal', 100, 'ON_SALE', '2026-10-01', '2026-10-01', '2026-11-20', 50, 'GROSS'
       FROM consignment.consignor k JOIN consignment.customer c ON c.store_id = k.store_id AND c.id = k.customer_id
      WHERE k.store_id = $1 AND k.customer_id <> $2`,
    [shop.storeId, customerId],
  );
  const events = shown(await fileOf(shop, await secretOf(shop)));
  expect(events).toHaveLength(1000);
  expect(events.at(-1)).toContain('2026-11-23 Zoë');
});

test('only who has the secret that stands is let in: none that was replaced, taken back, guessed or is of another store', async () => {
  const [shop, next] = [await openShop(), await openShop()];
  await consignor(shop, 'Zoë', [{ returnOn: '2026-11-24' }]);
  const [first, theirs] = [await secretOf(shop), await secretOf(next)];
  expect(shown(await fileOf(shop, first))).toHaveLength(1);
  expect(shown(await fileOf(next, theirs))).toEqual([]);
  const second = await secretOf(shop);
  for (const secret of [first, theirs, newToken(), '', 'x'.repeat(43), second.toLowerCase(), `${second}.ics`])
    expect([secret, await fileOf(shop, secret)]).toEqual([secret, null]);
  expect(await fileOf(next, second)).toBeNull();
  expect(shown(await fileOf(shop, second))).toHaveLength(1);
  expect(await change(shop, 'revoke')).toMatchObject({
    __typename: 'CalendarFeed',
    madeAt: null,
    version: 3,
  });
  expect(await fileOf(shop, second)).toBeNull();
  expect(await change(shop, 'revoke')).toMatchObject({ version: 3 });
  const closed = await secretOf(shop);
  await world.storeArrives('consignment', shop.storeId, { version: 3, modules: [] });
  expect(await fileOf(shop, closed)).toBeNull();
  expect(await change(shop, 'renew')).toEqual({ __typename: 'ModuleOff', module: 'CONSIGNMENT' });
});

test('the secret is kept nowhere: neither in the tables nor in the audit', async () => {
  const shop = await openShop();
  const secret = await secretOf(shop);
  const [kept] = await world.database.admin<{ all: string }>(
    `SELECT (SELECT string_agg(f::text, ' ') FROM consignment.calendar_feed f) || (SELECT coalesce(string_agg(a::text, ' '), '') FROM consignment.audit a)
            || (SELECT coalesce(string_agg(a::text, ' '), '') FROM consignment.audit_personal a) AS all`,
  );
  expect(kept?.all).toContain(shop.storeId);
  expect(kept?.all).not.toContain(secret);
  const [hash] = await world.database.admin<{ hash: string; told: number }>(
    `SELECT encode(secret_hash, 'hex') AS hash, (SELECT count(*)::int FROM consignment.audit a WHERE a.store_id = f.store_id
       AND a.changes::text LIKE '%' || encode(f.secret_hash, 'hex') || '%') AS told FROM consignment.calendar_feed f WHERE store_id = $1`,
    [shop.storeId],
  );
  expect(hash?.told).toBe(0);
});

test('two who renew what they both looked at: one gets an address, the other is told; staff without the right, and customers, get none', async () => {
  const shop = await openShop();
  const version = 0;
  const answers = await Promise.all([change(shop, 'renew', { version }), change(shop, 'renew', { version })]);
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
    'CalendarFeedMade',
    'ChangedMeanwhile',
  ]);
  const customerId = await shop.consignor((number += 1));
  for (const actor of [
    { ...shop.staff, rights: ['consignment.edit'] },
    shop.portal(customerId),
    visitor(shop.storeId),
    visitor(shop.storeId, 'console'),
  ])
    for (const verb of ['renew', 'revoke'] as const)
      await expect(change(shop, verb, {}, actor)).rejects.toThrow();
  const known = 'query { calendarFeed { madeAt madeBy version } }';
  expect(await shop.ask({ ...shop.staff, rights: [] }, known)).toEqual({
    ...{ madeAt: '2026-11-22T10:00:00.000Z', madeBy: shop.staff.name, version: 1 },
  });
  await expect(shop.ask(visitor(shop.storeId), known)).rejects.toThrow();
});
