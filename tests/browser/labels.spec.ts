import { readFileSync } from 'node:fs';
import { scanned, printed } from '../../services/consignment/testing/labels';
import type { Page } from 'playwright-core';
import { button } from './activation';
import { atConsole } from './at-console';
import { must, staffOf } from '../product/graph';
import { faultsOf, readers } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
const console_ = (page: string): string => `${product.url}/30042/console${page}`;

const textOf = (page: Page): Promise<string> => page.locator('main').innerText();

/** With JavaScript. */
const desk = { name: 'at a desk', javaScript: true, width: 1280, dark: false };

/** The page of the label of something on sale: what is to come is there once. */
async function ofOne(page: Page, paper: string): Promise<void> {
  const staff = await staffOf(product, '30042');
  const onSale = '{ consignmentItems(filter: { states: [ON_SALE] }, first: 1) { nodes { id } } }';
  const { nodes } = await must<{ nodes: { id: string }[] }>(product, staff, onSale);
  await page.goto(console_(`/labels?item=${nodes[0]?.id}&paper=${paper}`));
}

/** Unticks all but one. */
async function tickOne(page: Page): Promise<void> {
  for (const box of (await page.locator('main tbody [type=checkbox]').all()).slice(1)) await box.uncheck();
}

/** Prints what is ticked; answers which print that is. */
async function printTicked(page: Page): Promise<string> {
  await page.locator('button.primary').click();
  await page.waitForURL(/print=/);
  return new URL(page.url()).searchParams.get('print') ?? '';
}

describe.each(readers)('$name', (reader) => {
  test('staff choose a paper and the first free position, print what is to come, and fetch a sheet whose codes lead to the item [K27b K27c R-CO7]', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(console_('/labels'));
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('#need-to-come').click();
    await page.waitForURL(/need=to-come/);
    const rows = await page.locator('main tbody tr').count();
    expect(rows).toBeGreaterThan(1);
    await tickOne(page);
    await page.locator('#paper').selectOption('AVERY_L7159');
    await button(page, 'Kiezen');
    await page.waitForURL(/paper=AVERY_L7159/);
    // What was unticked before stays so.
    expect(await page.locator('main tbody [type=checkbox]:checked').count()).toBe(1);
    expect(await page.locator('[name="on.firstPosition"]').count()).toBe(24);
    expect(await faultsOf(page, reader)).toEqual([]);
    const number = /\d+/.exec(await page.locator('main tbody tr .faint').first().innerText())?.[0] ?? '';
    await page.locator('.cell', { hasText: /^9$/ }).click();
    await page.locator('[name="on.shiftDownMm"]').fill('veel');
    await page.locator('button.primary').click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('[name="on.firstPosition"]:checked').inputValue()).toBe('9');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('[name="on.shiftDownMm"]').fill('-0,5');
    await page.locator('button.primary').click();
    await page.waitForURL(/print=/);
    expect(await textOf(page)).toContain('Labels klaar: 1. Volgende vrije positie: 10.');
    expect(await faultsOf(page, reader)).toEqual([]);
    const fetched = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Bestand ophalen' }).click();
    const [sheet] = await printed(readFileSync(await (await fetched).path()));
    if (!sheet) throw new Error('No page');
    const codes = (await scanned(sheet)).map(({ text }) => text).toSorted();
    expect(codes).toEqual([number, `${product.url}/30042/i/${number}`]);

    await page.goto(codes[1] ?? '');
    expect(page.url()).toMatch(/console\/customers\/[\w-]+\/items\/[\w-]+$/);
    expect(await textOf(page)).toContain('Labels geprint: 1');
    await page.getByRole('link', { name: 'Label printen' }).click();
    await page.waitForURL(/labels\?item=/);
    expect(await page.locator('main tbody tr').count()).toBe(1);
    await page.context().close();
  });

  test('a print whose page was left is found again among the last ones: when, how many, on what, by whom', async () => {
    const page = await atConsole(product, browser, reader);
    await ofOne(page, 'ROLL_57_32');
    const print = await printTicked(page);
    await page.goto(console_('/labels'));
    const row = page.locator('section:has(> #prints) tbody tr').first();
    const said = await row.innerText();
    for (const part of ['57 × 32 mm', 'Els de Wit', 'Klaar']) expect(said).toContain(part);
    expect(await row.locator('.c-labels').innerText()).toMatch(/\b1$/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await row.getByRole('link').click();
    await page.waitForURL(new RegExp(`print=${print}`));
    expect(await textOf(page)).toContain('Labels klaar: 1.');
    expect(await page.getByRole('link', { name: 'Bestand ophalen' }).count()).toBe(1);
    await page.context().close();
  });

  test('printed is on the paper that is chosen now; where something was filled in for the one before, it is shown first', async () => {
    const page = await atConsole(product, browser, reader);
    await ofOne(page, 'AVERY_L7160');
    await page.locator('#paper').selectOption('ROLL_50_30');
    await printTicked(page);
    expect(await page.getByRole('status').innerText()).toContain('Rol 50 × 30 mm');
    expect(page.url()).toContain('paper=ROLL_50_30');

    await ofOne(page, 'AVERY_L7160');
    await page.locator('.cell', { hasText: /^17$/ }).click();
    await page.locator('#paper').selectOption('AVERY_L7159');
    await page.locator('button.primary').click();
    expect(await page.getByRole('alert').innerText()).toContain('Er is nog niets geprint');
    expect(await page.locator('#paper').inputValue()).toBe('AVERY_L7159');
    expect(await page.locator('[name="on.firstPosition"]').count()).toBe(24);
    expect(await page.locator('main tbody [type=checkbox]:checked').count()).toBe(1);
    expect(await faultsOf(page, reader)).toEqual([]);
    await printTicked(page);
    expect(await page.getByRole('status').innerText()).toContain('Avery L7159');
    await page.context().close();
  });
});

test('of an intake all that can be printed is ticked at once and counted, and nothing that was refused', async () => {
  const staff = await staffOf(product, '30042');
  const waiting =
    '{ intakes(filter: { state: SUBMITTED }, first: 1) { nodes { id items { nodes { id } } } } }';
  const intakes = await must<{ nodes: { id: string; items: { nodes: { id: string }[] } }[] }>(
    product,
    staff,
    waiting,
  );
  const [intake] = intakes.nodes;
  const [refused, ...others] = intake?.items.nodes ?? [];
  const receive = 'mutation ($input: ReceiveItemsInput!) { receiveItems(input: $input) { __typename } }';
  const items = [{ id: refused?.id, decision: 'REJECT', rejectedBecause: 'Vlek' }];
  const received = await must(product, staff, receive, { input: { intakeId: intake?.id, items } });
  expect(received).toEqual({ __typename: 'Intake' });
  const page = await atConsole(product, browser, desk);
  await page.goto(console_(`/labels?intake=${intake?.id}`));
  const all = page.locator('[data-all]');
  await all.uncheck();
  await all.check();
  const boxes = page.locator('main tbody [type=checkbox]');
  expect(await boxes.evaluateAll((each) => each.map((box) => box.getAttribute('value')))).toEqual(
    others.map(({ id }) => id),
  );
  expect(await page.locator('main tbody [type=checkbox]:checked').count()).toBe(others.length);
  expect(await page.locator('[data-count]').innerText()).toBe(String(others.length));
  await page.context().close();
});

test('a print that is printed again is printed and counted once, however often it is pressed', async () => {
  const page = await atConsole(product, browser, desk);
  await ofOne(page, 'ROLL_57_32');
  const first = await printTicked(page);
  const again = page.locator('form:has([name=what][value=again])');
  const fields = await again
    .locator('input')
    .evaluateAll((each) => each.map((field) => [field.getAttribute('name'), field.getAttribute('value')]));
  const action = (await again.getAttribute('action')) ?? '';
  const press = () =>
    page.request.post(new URL(action, product.url).href, {
      ...{ form: Object.fromEntries(fields) as Record<string, string>, maxRedirects: 0 },
      headers: { origin: product.url, accept: 'text/html' },
    });
  const answers = await Promise.all([press(), press()]);
  const prints = answers.map((answer) =>
    new URL(answer.headers()['location'] ?? '', product.url).searchParams.get('print'),
  );
  expect(prints).toEqual([prints[0], prints[0]]);
  expect([null, first]).not.toContain(prints[0]);
  await page.context().close();
});

test('who is not logged in is led to the log-in by a label, and from there to the item', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${product.url}/30042/i/118001`);
  expect(decodeURIComponent(page.url())).toBe(`${product.url}/30042?return=/30042/my/stock/118001`);
  await context.close();
});
