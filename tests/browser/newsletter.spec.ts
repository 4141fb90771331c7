import type { Page } from 'playwright-core';
import { newsletterTexts } from '../../schema/newsletter';
import { ask, keptMails, must, staffOf, until, type Asker } from '../product/graph';
import { logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, sideways, textOf, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
const store = (path = ''): string => `${product.url}/30042${path}`;
let staff: Asker;
beforeAll(async () => {
  staff = await staffOf(product, '30042');
});

/** The address of the link in a mail to somebody. */
const linkIn = (email: string, purpose: string): Promise<string> =>
  until(`A mail to ${email}`, async () => {
    const mails = keptMails(product, '30042').filter(({ to }) => to === email);
    const link = new RegExp(`https?:\\S+/newsletter/${purpose}\\?token=[\\w-]+`);
    return mails.map(({ text }) => link.exec(text)?.[0]).find(Boolean);
  });
const state = async (email: string): Promise<string | undefined> => {
  const list = `query ($email: String) { newsletterSubscribers(filter: { email: $email }) { nodes { state } } }`;
  const { nodes } = await must<{ nodes: { state: string }[] }>(product, staff, list, { email });
  return nodes[0]?.state;
};
const becomes = (email: string, wanted: string): Promise<true | undefined> =>
  until(`${email} ${wanted}`, async () =>
    (await state(email)) === wanted ? true : undefined,
  ) as Promise<true>;
const good = async (page: Page, reader: (typeof readers)[number]): Promise<void> => {
  // What is half behind the bar at the top is too small a target to axe.
  if (reader.javaScript) await page.evaluate('scrollTo(0, 0)');
  expect(await faultsOf(page, reader)).toEqual([]);
  expect(await sideways(page)).toEqual([]);
};

describe.each(readers)('$name', (reader) => {
  const at = readers.indexOf(reader);
  const email = `nieuws${at}@example.test`;

  test('a store switches the field on; a visitor asks, confirms by the link in the mail and is told, and nothing happens by looking [U10]', async () => {
    const console = await atConsole(product, browser, reader);
    await console.goto(store('/console/settings/footer'));
    await console.getByRole('checkbox', { name: 'Veld voor de nieuwsbrief' }).check();
    await good(console, reader);
    await console.getByRole('button', { name: 'Bewaren', exact: true }).last().click();
    await console.waitForURL(/saved/);
    await console.context().close();

    const { page } = await visit(browser, reader);
    await page.goto(store('/about'));
    const foot = page.locator('footer');
    expect(await foot.innerText()).toContain(newsletterTexts.nl);
    await good(page, reader);
    await foot.locator('input[name=email]').fill('geen adres');
    await foot.getByRole('button', { name: 'Inschrijven' }).click();
    await page.waitForURL(/\/newsletter$/);
    expect(await page.locator('main input[name=email]').getAttribute('aria-invalid')).toBe('true');
    await good(page, reader);
    await page.locator('main input[name=email]').fill(email);
    await page.locator('main').getByRole('button', { name: 'Inschrijven' }).click();
    await page.waitForURL(/done/);
    expect(await textOf(page)).toContain(email);
    expect(page.url()).not.toContain('example.test');
    await good(page, reader);

    const link = await linkIn(email, 'confirm');
    for (let times = 0; times < 2; times += 1) await page.goto(link);
    expect(await state(email)).toBe('PENDING');
    expect(await textOf(page)).toContain(email);
    await good(page, reader);
    await page.getByRole('button', { name: 'Ja, ik wil de nieuwsbrief' }).click();
    await page.waitForURL(/done/);
    expect(await textOf(page)).toContain('U bent ingeschreven');
    await good(page, reader);
    await becomes(email, 'CONFIRMED');
    await page.context().close();
  });

  test('staff find subscribers, have all who agreed as a file and unsubscribe one after a question; who only reads does neither', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(store('/console/newsletter'));
    expect(await textOf(page)).toContain(email);
    await good(page, reader);
    await page.locator('input[name=email]').fill(`NIEUWS${at}@`);
    await page.getByRole('button', { name: 'Zoeken' }).click();
    await page.waitForURL(/email=/);
    const asked = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Iedereen met akkoord' }).click();
    expect((await asked).suggestedFilename()).toMatch(/^nieuwsbrief-\d{4}-\d\d-\d\d\.csv$/);
    await page.getByRole('link', { name: `Uitschrijven ${email}` }).click();
    await page.getByRole('heading', { name: `${email} uitschrijven?` }).waitFor();
    await good(page, reader);
    expect(await state(email)).toBe('CONFIRMED');
    await page.locator('#question').getByRole('button', { name: 'Uitschrijven' }).click();
    await page.waitForURL(/done=ended/);
    expect(await textOf(page)).toContain('door de winkel');
    await good(page, reader);
    expect(await state(email)).toBe('UNSUBSCRIBED');
    await page.context().close();

    const mila = await atConsole(product, browser, reader, 'mila@');
    await mila.goto(store('/console/newsletter'));
    expect(await textOf(mila)).toContain(email);
    expect(await mila.getByRole('link', { name: 'Uitschrijven' }).count()).toBe(0);
    expect((await mila.goto(store('/console/newsletter/file')))?.status()).toBe(403);
    await mila.context().close();
  });

  test('the link in a mail ends it without a log-in, after a look; one that is none says so', async () => {
    const other = `uit${at}@example.test`;
    const { page } = await visit(browser, reader);
    const form = (path: string, body: string) =>
      ask(store(path), {
        ...{ method: 'POST', body },
        headers: {
          origin: product.url,
          accept: 'text/html',
          'content-type': 'application/x-www-form-urlencoded',
        },
      });
    await form('/newsletter', `email=${encodeURIComponent(other)}`);
    const token = new URL(await linkIn(other, 'confirm')).searchParams.get('token') ?? '';
    expect((await form('/newsletter/confirm', `token=${token}`)).status).toBe(303);
    const link = await linkIn(other, 'unsubscribe');
    await becomes(other, 'CONFIRMED');
    await page.goto(link);
    expect(await textOf(page)).not.toContain(other);
    await good(page, reader);
    expect(await state(other)).toBe('CONFIRMED');
    await page.getByRole('button', { name: 'Uitschrijven' }).first().click();
    await page.waitForURL(/done/);
    expect(await textOf(page)).toContain('U bent uitgeschreven');
    await good(page, reader);
    await becomes(other, 'UNSUBSCRIBED');
    await page.goto(`${link.slice(0, -4)}AAAA`);
    expect(await textOf(page)).toContain('Deze link werkt niet');
    await good(page, reader);
    await page.context().close();
  });
});

test.each(readers.map((reader) => ({ reader, name: reader.name })))(
  '$name a customer says in their profile whether they want it, and sees what they agree to [U24]',
  async ({ reader }) => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.goto(store('/my/profile'));
    await good(page, reader);
    const wants = page.getByRole('button', { name: 'Ja, ik wil de nieuwsbrief' });
    const leaves = page.getByRole('button', { name: 'Uitschrijven', exact: true });
    if ((await wants.count()) === 0) {
      await leaves.click();
      await page.waitForURL(/newsletter=off/);
    }
    expect(await textOf(page)).toContain(newsletterTexts.nl);
    for (const [press, said, is] of [
      [wants, 'U krijgt voortaan de nieuwsbrief', 'Ja, sinds'],
      [leaves, 'U krijgt geen nieuwsbrief', 'Nee, sinds'],
    ] as const) {
      await press.click();
      await page.getByRole('status').filter({ hasText: said }).waitFor();
      await good(page, reader);
      await until(is, async () => {
        await page.goto(store('/my/profile'));
        return (await textOf(page)).includes(is);
      });
    }
    await context.close();
  },
);

test('a mail program ends it with one click: no cookie, no origin, no page (RFC 8058); a page elsewhere cannot, nor does it help anything else', async () => {
  const email = 'klik@example.test';
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = 'List-Unsubscribe=One-Click';
  const form = (path: string, sent: string) =>
    ask(store(path), {
      method: 'POST',
      body: sent,
      headers: { origin: product.url, accept: 'text/html', ...type },
    });
  await form('/newsletter', `email=${encodeURIComponent(email)}`);
  const token = new URL(await linkIn(email, 'confirm')).searchParams.get('token') ?? '';
  await form('/newsletter/confirm', `token=${token}`);
  const link = await linkIn(email, 'unsubscribe');
  await becomes(email, 'CONFIRMED');
  const post = (headers: Record<string, string>, url = link) => ask(url, { method: 'POST', body, headers });
  expect((await post({ ...type, origin: 'https://elders.example' })).status).toBe(403);
  expect((await post({ ...type, cookie: 'kommis-session=x' })).status).toBe(403);
  expect((await post(type, store('/newsletter'))).status).toBe(403);
  expect((await ask(link)).status).toBe(200);
  expect(await state(email)).toBe('CONFIRMED');
  expect((await post(type)).status).toBe(200);
  await becomes(email, 'UNSUBSCRIBED');
  expect((await post(type)).status).toBe(200);
  expect((await post(type, `${link.slice(0, -4)}AAAA`)).status).toBe(400);
  const parts = `--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n`;
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
  expect((await ask(link, { method: 'POST', body: parts, headers: multipart })).status).toBe(200);
});
