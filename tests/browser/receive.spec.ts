import type { Page } from 'playwright-core';
import { customerOf, must, staffOf, type Asker } from '../product/graph';
import { button, logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, textOf, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

let staff: Asker;
let marijke = '';
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  marijke = await customerOf(product, staff, 'marijke');
});

interface Brought {
  page: string;
  ids: string[];
  numbers: number[];
}
/** An intake of hers that was handed over, with these in it; a price where one is said. */
async function brought(...items: [description: string, priceMinor: number | null][]): Promise<Brought> {
  const enter =
    'mutation ($input: EnterItemInput!) { enterItem(input: $input) { ... on ItemsEntered { items { id number } intake { id } } } }';
  const found: Brought = { page: '', ids: [], numbers: [] };
  let intakeId = '';
  for (const [description, priceMinor] of items) {
    const entered = await must<{ items: { id: string; number: number }[]; intake: { id: string } }>(
      ...[product, staff, enter],
      { input: { customerId: marijke, description, priceMinor } },
    );
    intakeId = entered.intake.id;
    found.ids.push(...entered.items.map(({ id }) => id));
    found.numbers.push(...entered.items.map(({ number }) => number));
  }
  const submit = 'mutation ($input: SubmitIntakeInput!) { submitIntake(input: $input) { __typename } }';
  await must(product, staff, submit, { input: { id: intakeId } });
  return { ...found, page: `${product.url}/30042/console/intakes/${intakeId}` };
}
const decide = async (page: Page, id: string | undefined, decision: string): Promise<void> => {
  await page.locator(`[name="decision.${id}"]`).selectOption(decision);
};
const field = (page: Page, name: string, id: string | undefined) => page.locator(`[name="${name}.${id}"]`);

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe.each(readers)('$name', (reader) => {
  test('staff take one, hold one, refuse one and leave one for later; then the rest at once, and price what had none [K27b S21]', async () => {
    const {
      page: address,
      ids,
      numbers,
    } = await brought(
      ...([
        ['Linnen blazer', 4500],
        ['Wollen trui', 2850],
        ['Zijden jurk', 6000],
        ['Riem', null],
      ] satisfies [string, number | null][]),
    );
    const [blazer, sweater, dress, belt] = ids;
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/intakes`);
    await page.locator(`main a[href*="${address.split('/').at(-1)}"]`).click();
    await page.waitForURL(/intakes\/[\w-]{36}/);
    expect(await faultsOf(page, reader)).toEqual([]);

    // What a decision does not ask for is not in sight; without JavaScript, too.
    expect(await field(page, 'holdUntil', sweater).isVisible()).toBe(false);
    await field(page, 'priceMinor', blazer).fill('49,50');
    await decide(page, sweater, 'hold');
    await decide(page, dress, 'reject');
    await decide(page, belt, 'later');
    expect(await field(page, 'holdUntil', sweater).isVisible()).toBe(true);
    expect(await field(page, 'priceMinor', dress).isVisible()).toBe(false);
    await button(page, 'Ontvangen');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    const told = (await alert.innerText()).replace(/\s+/g, ' ');
    expect(told).toContain(`${numbers[1]} Wollen trui, Te koop vanaf: Vul dit in.`);
    expect(told).toContain(`${numbers[2]} Zijden jurk, Waarom geweigerd: Vul dit in.`);
    expect(await field(page, 'priceMinor', blazer).inputValue()).toBe('49,50');
    expect(await faultsOf(page, reader)).toEqual([]);

    // The graph's own refusal stands at the field, too: no day of the past.
    await field(page, 'holdUntil', sweater).fill('2020-01-01');
    await field(page, 'rejectedBecause', dress).fill('Vlek op de mouw');
    await button(page, 'Ontvangen');
    await alert.waitFor();
    expect((await alert.innerText()).replace(/\s+/g, ' ')).toMatch(
      /Wollen trui, Te koop vanaf: Van \d.* tot en met \d/,
    );
    expect(await field(page, 'rejectedBecause', dress).inputValue()).toBe('Vlek op de mouw');
    const inTenDays = inDays(10);
    await field(page, 'holdUntil', sweater).fill(inTenDays);
    await button(page, 'Ontvangen');
    await page.waitForURL(/done=submitted/);
    // What was left for later is not taken by the next press.
    expect(await page.locator(`[name="decision.${belt}"]`).inputValue()).toBe('later');
    expect(await textOf(page)).toMatch(
      /Te ontvangen 1 .*Riem.*Linnen blazer .*€ 49,50 Te koop.*Wollen trui .*te koop vanaf .*Ontvangen.*Vlek op de mouw · ophalen t\/m .*Geweigerd/,
    );
    expect(await faultsOf(page, reader)).toEqual([]);

    await page.getByRole('link', { name: 'Alles ontvangen…' }).click();
    await page.getByRole('heading', { level: 2, name: 'Alles ontvangen wat nog wacht?' }).waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, 'Ja, alles ontvangen');
    await page.waitForURL(/done=received/);
    expect(await textOf(page)).toContain('Ontvangen: over alles in deze inbreng is beslist.');
    expect(await page.locator('main form [name^=decision]').count()).toBe(0);

    await page.getByRole('link', { name: 'Riem' }).click();
    await page.waitForURL(/items\/[\w-]{36}/);
    await page.locator('[name=priceMinor]').fill('twaalf');
    await button(page, 'Te koop zetten');
    await page.getByRole('alert').waitFor();
    expect(await page.locator('[name=priceMinor]').inputValue()).toBe('twaalf');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('[name=priceMinor]').fill('12,-');
    await button(page, 'Te koop zetten');
    await page.waitForURL(/saved=yes/);
    expect(await textOf(page)).toMatch(/Bewaard.*€ 12,00.*Te koop/);
    expect(await faultsOf(page, reader)).toEqual([]);
    const later = inDays(100);
    for (const returnOn of ['2020-01-01', later]) {
      await page.locator('[name=returnOn]').fill(returnOn);
      await page.locator('form:has([name=returnOn]) button').last().click();
      if (returnOn === later) break;
      await page.locator('[name=returnOn][aria-invalid=true]').waitFor();
      expect(await page.locator('[name=returnOn]').inputValue()).toBe(returnOn);
      expect(await faultsOf(page, reader)).toEqual([]);
    }
    await page.waitForURL(/saved=yes/);
    expect(await page.locator('[name=returnOn]').inputValue()).toBe(later);
    await page.locator('form:has([name=to]) button').click();
    await alert.waitFor();
    expect(await alert.innerText()).toContain('Kies wat ermee gebeurde.');
    expect(await textOf(page)).toContain('Dit kan niet ongedaan worden gemaakt; alleen wat vermist is');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('[name=to]').selectOption('WITHDRAWN');
    await page.locator('form:has([name=to]) button').click();
    // What it does is said before it is done, and nothing is done by a look at it.
    await page.getByRole('heading', { name: '1 artikel uit de verkoop nemen?' }).waitFor();
    expect(await textOf(page)).toMatch(/meteen niet meer te koop.*niet ongedaan worden gemaakt.*Te koop/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, 'Ja, 1 artikel uit de verkoop nemen');
    await page.waitForURL(/saved=yes/);
    await page.locator('dl.pairs', { hasText: 'Teruggetrokken' }).waitFor();
    expect(await page.locator('[name=priceMinor]').count()).toBe(0);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();

    const { page: hers } = await visit(browser, reader);
    await logIn(product, hers, product.logIn('marijke'));
    await hers.goto(`${product.url}/30042/my/stock/${numbers[2]}`);
    expect(await textOf(hers)).toMatch(/Geweigerd .*Geweigerd omdat Vlek op de mouw .*Ophalen tot en met/);
    expect(await faultsOf(hers, reader)).toEqual([]);
    await hers.goto(`${product.url}/30042/my/stock?state=rejected`);
    const refused = hers.locator('main tbody tr', { has: hers.locator(`a[href*="/stock/${numbers[2]}"]`) });
    expect(await refused.innerText()).toMatch(/Geweigerd\s+ophalen t\/m/);
    expect(await faultsOf(hers, reader)).toEqual([]);
    await hers.context().close();
  });
});

test('what somebody else has decided meanwhile is told, and what was typed for the rest is kept', async () => {
  const [reader] = readers;
  if (!reader) throw new Error('No reader');
  const { page: address, ids } = await brought(['Jas', 1000], ['Vest', 2000]);
  const page = await atConsole(product, browser, reader);
  await page.goto(address);
  await field(page, 'priceMinor', ids[1]).fill('22,00');
  const receive = 'mutation ($input: ReceiveItemsInput!) { receiveItems(input: $input) { __typename } }';
  const intakeId = address.split('/').at(-1);
  await must(product, staff, receive, { input: { intakeId, items: [{ id: ids[0], decision: 'ACCEPT' }] } });
  await button(page, 'Ontvangen');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('Iemand anders heeft');
  expect(await page.locator('[name^=decision]').count()).toBe(1);
  expect(await field(page, 'priceMinor', ids[1]).inputValue()).toBe('22,00');
  await button(page, 'Ontvangen');
  await page.waitForURL(/done=received/);
  expect(await textOf(page)).toMatch(/Jas .*€ 10,00 Te koop.*Vest .*€ 22,00 Te koop/);
  await page.context().close();
});

test.each(readers)(
  '$name: the number of a label typed where customers are searched leads to its item; one that is unknown, to the shop’s own page',
  async (reader) => {
    const { numbers, ids } = await brought(['Jas met label', 1000]);
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/customers?search=${numbers[0]}`);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('link', { name: `Naar artikel ${numbers[0]}` }).click();
    await page.waitForURL(new RegExp(`items/${ids[0]}`));
    await page.goto(`${product.url}/30042/console/customers?search=999999`);
    expect(await page.getByRole('link', { name: /Naar artikel/ }).count()).toBe(0);
    for (const path of ['i/999999', 'intakes/0197d2f0-0000-7000-8000-000000000001/receipt']) {
      const answer = await page.goto(`${product.url}/30042/console/${path}`);
      expect([path, answer?.status()]).toEqual([path, 404]);
      expect([path, await page.locator('h1').innerText()]).toEqual([path, 'Hier is niets te vinden']);
      expect(await page.locator('main a[href="/30042/console"]').count()).toBeGreaterThan(0);
      expect([path, await faultsOf(page, reader)]).toEqual([path, []]);
    }
    await page.context().close();
  },
);

test('who may only read sees what waits, and no form', async () => {
  const [reader] = readers;
  if (!reader) throw new Error('No reader');
  const { page: address } = await brought(['Jas', 1000]);
  const page = await atConsole(product, browser, reader, 'mila@');
  await page.goto(address);
  expect(await textOf(page)).toContain('Jas');
  expect(await page.locator('main form').count()).toBe(0);
  expect(await page.locator('main a[href*="/console/labels"]').count()).toBe(0);
  await page.goto(`${address}?all`);
  expect(await page.locator('main form').count()).toBe(0);
  await page.context().close();
});
