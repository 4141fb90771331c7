import ICAL from 'ical.js';
import { must, staffOf, type Asker } from '../product/graph';
import { atConsole } from './at-console';
import { faultsOf, readers, textOf, type Reader } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

interface Note {
  returnOn: string;
  isTicked: boolean;
  customer: { id: string; number: number; displayName: string };
}
let staff: Asker;
let notes: Note[];
const notesOf = async (filter: object): Promise<Note[]> => {
  const query = `query ($filter: CalendarFilter!) { calendarNotes(filter: $filter, first: 200) { nodes { returnOn isTicked customer { id number displayName } } } }`;
  const days = { from: '2026-01-01', upTo: '2026-12-31' };
  return (await must<{ nodes: Note[] }>(product, staff, query, { filter: { ...days, ...filter } })).nodes;
};
const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  const today = new Date().toISOString().slice(0, 10);
  notes = await notesOf({ from: today, upTo: addDays(today, 60), ticked: false });
});
const address = (path: string): string => `${product.url}/30042/console/calendar${path}`;
const idOf = ({ returnOn, customer }: Note): string => `#tick-${returnOn}-${customer.id}`;

test.each(readers.map((reader, at) => ({ reader, at, name: reader.name })))(
  '$name staff see the notes of a day, a week and a list, tick one off, open it again, and go on to its goods [K25b]',
  async ({ reader, at }) => {
    const note = notes[at]!;
    const page = await atConsole(product, browser, reader);
    await page.goto(address(''));
    expect(await page.locator('.week > li').count()).toBe(7);
    expect(await page.locator('.week > li[aria-current=date]').count()).toBe(1);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('a#after').click();
    await page.waitForURL(/[?&]day=/);
    expect(await page.locator('.week > li[aria-current=date]').count()).toBe(0);
    for (const view of [`?day=${note.returnOn}`, `?view=day&day=${note.returnOn}`, '?view=list']) {
      await page.goto(address(view));
      const button = page.locator(`button${idOf(note)}`);
      expect(await button.innerText()).toMatch(/^Afvinken/);
      expect(await faultsOf(page, reader)).toEqual([]);
      await button.click();
      if (view === '?view=list') {
        // It is done, and stands among what is done.
        await page.locator(`button${idOf(note)}`).waitFor({ state: 'detached' });
        await page.goto(address('?view=list&show=ticked'));
      }
      await page.locator(`button${idOf(note)}`, { hasText: 'Weer openen' }).waitFor();
      expect(await textOf(page)).toContain('Afgevinkt door Els de Wit');
      expect(await faultsOf(page, reader)).toEqual([]);
      await page.locator(`button${idOf(note)}`).click();
      if (view === '?view=list') await page.locator(`button${idOf(note)}`).waitFor({ state: 'detached' });
      else await page.locator(`button${idOf(note)}`, { hasText: 'Afvinken' }).waitFor();
    }
    await page.goto(address(`?day=${note.returnOn}`));
    await page
      .getByRole('link', { name: note.customer.displayName })
      .and(page.locator(`[href*="until=${note.returnOn}"]`))
      .click();
    await page.waitForURL(new RegExp(`customers/${note.customer.id}/items\\?until=${note.returnOn}`));
    expect(await page.locator('main tbody tr').count()).toBeGreaterThan(0);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  },
);

test('the list of those without an address names whom no mail reaches; what is ticked off meanwhile with other goods is told [R-CO3]', async () => {
  const reader = readers[2]!;
  const page = await atConsole(product, browser, reader);
  await page.goto(address('?view=list&show=address'));
  const without = await notesOf({ lacksAddress: true });
  expect(without.length).toBeGreaterThan(0);
  expect(await textOf(page)).toContain('Geen e-mailadres');
  expect(await faultsOf(page, reader)).toEqual([]);
  const note = notes.at(-1)!;
  await page.goto(address(`?day=${note.returnOn}`));
  const query = `query ($id: UUID!, $on: LocalDate!) { customer(id: $id) { consignor { items(first: 50, filter: { onSaleUntil: $on }) { nodes { id } } } } }`;
  const { consignor } = await must<{ consignor: { items: { nodes: { id: string }[] } } }>(
    product,
    staff,
    query,
    {
      ...{ id: note.customer.id, on: note.returnOn },
    },
  );
  const move = 'mutation ($input: MoveItemInput!) { moveItem(input: $input) { __typename } }';
  for (const { id } of consignor.items.nodes) await must(product, staff, move, { input: { id, to: 'LOST' } });
  await page.locator(`button${idOf(note)}`).click();
  await page.locator('main [role=alert], main .note.is-bad').first().waitFor();
  for (const { id } of consignor.items.nodes)
    await must(product, staff, move, { input: { id, to: 'ON_SALE' } });
  await page.context().close();
});

test('who may only read sees the calendar and no button', async () => {
  const reader = readers[2]!;
  const page = await atConsole(product, browser, reader, 'mila@');
  for (const path of [`?day=${notes[0]!.returnOn}`, '?view=list', '/feed']) {
    await page.goto(address(path));
    expect(await page.locator('main form[method=post]').count()).toBe(0);
    expect(await faultsOf(page, reader)).toEqual([]);
  }
  await page.context().close();
});

const got = async (url: string): Promise<{ status: number; text: string; headers: Headers }> => {
  const answer = await fetch(url);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

test.each([readers[0]!, readers[2]!])(
  '$name the owner makes an address for a calendar outside, which reads it until it is renewed or taken back; every other one is not there [K25b]',
  async (reader: Reader) => {
    const page = await atConsole(product, browser, reader);
    await page.goto(address('/feed'));
    const made = async (): Promise<string> => {
      await page.locator('form[action="?/renew"] button').click();
      const field = page.locator('#address');
      await field.waitFor();
      expect(await faultsOf(page, reader)).toEqual([]);
      return field.inputValue();
    };
    const first = await made();
    const file = await got(first);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(file.headers.get('referrer-policy')).toBe('no-referrer');
    const events = new ICAL.Component(ICAL.parse(file.text)).getAllSubcomponents('vevent');
    const open = await notesOf({ ticked: false });
    expect(events.length).toBeGreaterThan(0);
    const url = String(events[0]?.getFirstPropertyValue('url'));
    expect(open.some(({ customer }) => url.includes(customer.id))).toBe(true);
    await page.goto(address('/feed'));
    expect(await page.locator('#address').count()).toBe(0);
    const second = await made();
    expect(second).not.toBe(first);
    const nothing = await got(`${product.url}/30042/calendar/${'x'.repeat(43)}.ics`);
    const bare = ({ status, text, headers }: Awaited<ReturnType<typeof got>>): unknown => [
      status,
      text,
      [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
    ];
    expect(nothing.status).toBe(404);
    expect(nothing.headers.get('referrer-policy')).toBe('no-referrer');
    for (const url of [
      first,
      second.replace('/30042/', '/10007/'),
      second.replace('/30042/', '/99999/'),
      second.slice(0, -4),
    ])
      expect(bare(await got(url))).toEqual(bare(nothing));
    expect((await got(second)).status).toBe(200);
    await page.goto(address('/feed'));
    await page.locator('form[action="?/revoke"] button').click();
    await page.getByText('Er is geen adres.').waitFor();
    expect(bare(await got(second))).toEqual(bare(nothing));
    await page.context().close();
  },
);
