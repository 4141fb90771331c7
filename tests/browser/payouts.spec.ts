import type { Page } from 'playwright-core';
import { customerOf, must, staffOf, type Asker } from '../product/graph';
import { logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, leaveFor, readers, sideways, textOf, visit } from './browser';
import { heldWrites } from './held-import';
import { openShop } from './shop';

const { product, browser } = openShop();

interface Payable {
  count: number;
  total: { amountMinor: number };
  candidates: {
    nodes: { customer: { id: string; displayName: string }; payable: { amountMinor: number } }[];
  };
}
let staff: Asker;
let desk: string;
let toPay: Payable['candidates']['nodes'];
const preview = (customerId: string | null = null): Promise<Payable> =>
  must<Payable>(
    product,
    staff,
    `query ($customerId: UUID) { payoutPreview(customerId: $customerId) { count total { amountMinor }
       candidates(first: 60, verdict: TO_PAY) { nodes { customer { id displayName } payable { amountMinor } } } } }`,
    { customerId },
  );
const runs = async (): Promise<number> =>
  (await must<{ total: { count: number } }>(product, staff, '{ payoutRuns { total { count } } }')).total
    .count;
const euros = (minor: number): string =>
  new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })
    .format(minor / 100)
    .replace(/\s/g, ' ');

beforeAll(async () => {
  staff = await staffOf(product, '30042');
  desk = `${product.url}/30042/console`;
  toPay = (await preview()).candidates.nodes;
});

/** Until a run that was just started has ended and says so. */
const ended = (page: Page, words: string): Promise<void> => page.getByText(words).first().waitFor();
const desks = [readers[2]!, readers[3]!];
const phones = [readers[0]!, readers[1]!];

test.each(desks.map((reader, at) => ({ reader, at, name: reader.name })))(
  '$name staff pay a consignor in cash after a question with its figures, see the run and its statement, and take it back [S8 R-CO6]',
  async ({ reader, at }) => {
    const { customer, payable } = toPay[at]!;
    const amount = euros(payable.amountMinor);
    const page = await atConsole(product, browser, reader);
    await page.goto(`${desk}/customers/${customer.id}/balance`);
    await page.getByRole('link', { name: 'Uitbetalen…' }).click();
    await page.waitForURL(/payouts\?customer=/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByLabel('Contant').check();
    await page.getByRole('button', { name: /^Uitbetalen: 1 inbrenger/ }).click();
    await page.waitForURL(/by=cash/);
    expect(await textOf(page)).toContain(`${amount} uitbetalen aan ${customer.displayName}?`);
    expect(await textOf(page)).toContain('Wijze: Contant.');
    expect(await faultsOf(page, reader)).toEqual([]);
    const question = page.url();
    const answered: Record<string, string> = {};
    for (const field of await page.locator('main form[aria-labelledby=question] input').all())
      answered[(await field.getAttribute('name')) ?? ''] = await field.inputValue();
    const before = await runs();
    await page.getByRole('button', { name: /^Ja, / }).click();
    await page.waitForURL(/payouts\/[0-9a-f-]{36}\?made=yes/);
    await ended(page, '1 afrekening, ');
    expect(await textOf(page)).toContain(`1 afrekening, ${amount} uitbetaald.`);
    expect(await faultsOf(page, reader)).toEqual([]);
    const run = page.url().replace(/\?.*/, '');
    // The same form sent once more, by whoever went back, is the same run.
    const again = await page.request.post(`${question}&/pay`, {
      headers: { origin: product.url, accept: 'text/html' },
      form: answered,
      maxRedirects: 0,
    });
    expect([again.status(), again.headers()['location']]).toEqual([
      303,
      expect.stringContaining(run.slice(-36)),
    ]);
    expect(await runs()).toBe(before + 1);

    await page.goto(run);
    await page.locator('tbody a').first().click();
    await page.waitForURL(/\/statements\//);
    const said = await textOf(page);
    for (const part of [customer.displayName, 'De Ruilhoek', 'Contant', 'Verkocht voor', amount])
      expect(said).toContain(part);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('link', { name: 'Terugdraaien…' }).click();
    await page.waitForURL(/back=/);
    expect(await textOf(page)).toMatch(/Afrekening \d+ van .* terugdraaien, € [\d.,]+\?/);
    // Cash takes no store credit with it.
    expect(await textOf(page)).not.toContain('Tegoed dat ermee gegeven is');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('button', { name: /^Ja, / }).click();
    await page.waitForURL(/made=yes/);
    await ended(page, '1 afrekening teruggedraaid');
    expect(page.url()).not.toContain(run);
    expect(await faultsOf(page, reader)).toEqual([]);
    // It is owed again, and the run that was wrong says by what it was taken back.
    expect((await preview(customer.id)).total.amountMinor).toBe(payable.amountMinor);
    await page.getByRole('link', { name: /^Uitbetaling van/ }).click();
    await page.waitForURL(run);
    expect(await textOf(page)).toMatch(/Teruggedraaid, afrekening \d+/);
    await page.goto(`${run}?back=all`);
    expect(await textOf(page)).toContain('Dit is al teruggedraaid.');
    await page.goto(`${desk}/customers/${customer.id}/balance`);
    const lines = await textOf(page);
    expect(lines).toMatch(/Uitbetaling teruggedraaid Afrekening \d+/);
    expect(lines).not.toMatch(/(Uitbetaling teruggedraaid) \1/);
    await page.context().close();
  },
);

test.each(desks.map((reader, at) => ({ reader, at, name: reader.name })))(
  '$name a run under way is watched until it has ended, and whoever wants another meanwhile is led to it',
  async ({ reader, at }) => {
    const page = await atConsole(product, browser, reader);
    const [one, other] = toPay.slice(4 + 2 * at, 6 + 2 * at).map(({ customer }) => customer.id);
    await page.goto(`${desk}/payouts?customer=${other}&by=agreed`);
    const question = page.url();
    await page.goto(`${desk}/payouts?customer=${one}&by=agreed`);
    await heldWrites(product, 'consignment.payout_line', async (goOn) => {
      await page.getByRole('button', { name: /^Ja, / }).click();
      await page.getByText('Bezig met uitbetalen').first().waitFor();
      expect(await faultsOf(page, reader)).toEqual([]);
      const run = page.url().replace(/\?.*/, '');
      await leaveFor(page, question);
      await page.getByRole('button', { name: /^Ja, / }).click();
      await page.waitForURL(`${run}?other=yes`);
      expect(await textOf(page)).toContain('die van u is niet gestart');
      expect(await page.getByRole('link', { name: 'Alles terugdraaien…' }).count()).toBe(0);
      await goOn();
      await page.getByRole('link', { name: 'Alles terugdraaien…' }).waitFor();
    });
    expect((await preview(other)).count).toBe(1);
    expect((await preview(one)).count).toBe(0);
    // Who was just paid has a name still.
    const paid = toPay.find(({ customer }) => customer.id === one)?.customer.displayName ?? 'nobody';
    await page.goto(`${desk}/payouts?customer=${one}`);
    expect(await textOf(page)).toContain(`${paid} Alleen deze inbrenger`);
    await page.context().close();
  },
);

test('where nobody can be paid as agreed the page says why its total is nothing, and chooses a way that can be [S8]', async () => {
  const query = `{ payoutPreview { candidates(first: 1, verdict: NO_ACCOUNT) { nodes { customer { id } payable { amountMinor } } } } }`;
  type Without = { candidates: { nodes: { customer: { id: string }; payable: { amountMinor: number } }[] } };
  const [without] = (await must<Without>(product, staff, query)).candidates.nodes;
  const reader = desks[0]!;
  const page = await atConsole(product, browser, reader);
  await page.goto(`${desk}/payouts?customer=${without?.customer.id}`);
  const told = page.getByRole('status').filter({ hasText: 'ontbreekt de rekening' });
  expect((await told.innerText()).replace(/\s/g, ' ')).toContain(euros(without?.payable.amountMinor ?? 0));
  expect(await page.locator('[name=by]:checked').inputValue()).toBe('cash');
  expect(await faultsOf(page, reader)).toEqual([]);
  await page.context().close();
});

test('what has changed since it was looked at is not paid: the new figures are shown and asked anew; pressed twice it is one run', async () => {
  const reader = desks[0]!;
  const page = await atConsole(product, browser, reader);
  await page.goto(`${desk}/payouts`);
  for (const words of ['Uit te betalen', 'Onder het minimum', 'Nog niet vrij', 'Saldo negatief'])
    expect(await page.locator('main .chips').innerText()).toContain(words);
  expect(await faultsOf(page, reader)).toEqual([]);
  await page.getByRole('button', { name: /^Uitbetalen: / }).click();
  await page.waitForURL(/by=agreed/);
  const seen = await preview();
  const charge = 'mutation ($input: AddBalanceLineInput!) { addBalanceLine(input: $input) { __typename } }';
  const fee = { customerId: toPay[8]!.customer.id, kind: 'FEE', amountMinor: -100, reason: 'Stomerij' };
  await must(product, staff, charge, { input: fee });
  const before = await runs();
  await page.getByRole('button', { name: /^Ja, / }).click();
  await page.getByText('Er is iets veranderd sinds u keek').first().waitFor();
  const amount = euros(seen.total.amountMinor - 100);
  expect(await textOf(page)).toContain(`het zijn nu ${seen.count} inbrengers, ${amount}`);
  expect(await textOf(page)).toContain(`${amount} uitbetalen aan ${seen.count} inbrengers?`);
  expect(await faultsOf(page, reader)).toEqual([]);
  expect(await runs()).toBe(before);
  await page.getByRole('button', { name: /^Ja, / }).dblclick();
  await page.waitForURL(/made=yes/);
  await ended(page, `${seen.count} afrekeningen, ${amount} uitbetaald.`);
  expect(await runs()).toBe(before + 1);
  await page.goto(`${desk}/payouts`);
  // Who has no account is left, and said to be.
  expect(await page.locator('main .chips').innerText()).toMatch(
    /Uit te betalen\s+0[^]*Geen rekening\s+[1-9]/,
  );
  expect(await page.getByRole('button', { name: /^Uitbetalen: / }).count()).toBe(0);
  await page.getByRole('link', { name: 'Alle eerdere uitbetalingen' }).click();
  await page.waitForURL(/payouts\/runs/);
  expect(await page.locator('main tbody tr').count()).toBe(before + 1);
  expect(await faultsOf(page, reader)).toEqual([]);
  await page.context().close();
});

test.each(phones)(
  '$name a consignor finds what they were paid, line by line and ready to print, and nothing of anybody else [S8]',
  async (reader) => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.goto(`${product.url}/30042/my/balance`);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: 'Afrekeningen' }).click();
    await page.waitForURL(/\/my\/statements$/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('link', { name: 'Afrekening 1', exact: true }).click();
    await page.waitForURL(/\/my\/statements\/[0-9a-f-]{36}/);
    const sheet = page.locator('article');
    const said = (await sheet.innerText()).replace(/\s+/g, ' ');
    for (const part of ['De Ruilhoek', 'Marijke van den Berg', 'Klantnummer 2481', 'Overboeking'])
      expect(said).toContain(part);
    // Its lines are its sum, to the cent.
    const cents = (text: string): number => Number(text.replace(/[^\d-]/g, ''));
    const lines = await sheet.locator('tbody td:last-child').allInnerTexts();
    const total = await sheet.locator('[data-total]').innerText();
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.reduce((sum, each) => sum + cents(each), 0)).toBe(cents(total));
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button:visible, .btn:visible, nav:visible, h1:visible').count()).toBe(0);
    expect(await sideways(page)).toEqual([]);
    const marijke = await customerOf(product, staff, 'marijke');
    const others = await must<{
      nodes: { statements: { nodes: { id: string; customer: { id: string } }[] } }[];
    }>(
      product,
      staff,
      '{ payoutRuns(first: 10) { nodes { statements(first: 2) { nodes { id customer { id } } } } } }',
    );
    const foreign = others.nodes
      .flatMap(({ statements }) => statements.nodes)
      .find(({ customer }) => customer.id !== marijke);
    const answer = await page.goto(`${product.url}/30042/my/statements/${foreign?.id}`);
    expect(answer?.status()).toBe(404);
    await context.close();
  },
);

test('a line that was paid leads to its statement; who may not pay out reads that, and finds no payouts', async () => {
  const reader = desks[0]!;
  const page = await atConsole(product, browser, reader, 'mila@');
  const marijke = await customerOf(product, staff, 'marijke');
  await page.goto(`${desk}/customers/${marijke}/balance`);
  await page.getByRole('link', { name: 'Ja, afrekening 1' }).first().click();
  await page.waitForURL(/\/statements\//);
  expect(await faultsOf(page, reader)).toEqual([]);
  expect(await page.getByRole('link', { name: /Terugdraaien|Uitbetal/ }).count()).toBe(0);
  expect((await page.goto(`${desk}/payouts`))?.status()).toBe(403);
  await page.context().close();
});

const WORDS = {
  nl: ['Uitbetalen', 'Nu uit te betalen', 'Eerdere uitbetalingen', 'Afrekening 1'],
  nb: ['Utbetal', 'Kan utbetales nå', 'Tidligere utbetalinger', 'Avregning 1'],
  sv: ['Betala ut', 'Kan betalas ut nu', 'Tidigare utbetalningar', 'Avräkning 1'],
  en: ['Pay out', 'Can be paid out now', 'Earlier payouts', 'Statement 1'],
};

test('payouts and statements are read in four languages', async () => {
  const reader = desks[0]!;
  const page = await atConsole(product, browser, reader);
  const speak = (language: string) =>
    page.request.post(`${product.url}/30042/language`, {
      headers: { origin: product.url },
      form: { language, return: '/30042' },
      maxRedirects: 0,
    });
  try {
    for (const [language, [title = '', now, earlier, statement = '']] of Object.entries(WORDS)) {
      await speak(language);
      await page.goto(`${desk}/payouts/runs`);
      await page.locator('tbody tr').last().locator('a').first().click();
      await page.waitForURL(/payouts\/[0-9a-f-]{36}/);
      await page.getByRole('link', { name: statement, exact: true }).waitFor();
      await page.goto(`${desk}/payouts`);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      const said = await textOf(page);
      for (const part of [now, earlier]) expect(said).toContain(part);
      expect(await faultsOf(page, reader)).toEqual([]);
    }
  } finally {
    await speak('nl');
    await page.context().close();
  }
});
