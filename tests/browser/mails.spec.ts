import type { Page } from 'playwright-core';
import { must, staffOf, type Asker } from '../product/graph';
import { logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, sideways, textOf, visit } from './browser';
import { startMailServer, type MailServer } from './mail-server';
import { openShop } from './shop';

let server: MailServer;
const { product, browser } = openShop(async () => {
  server = await startMailServer();
  return { environment: { SMTP_URL: server.url, MAIL_FROM: 'Kommis <winkel@kommis.example.test>' } };
});
afterAll(() => server.close());

let staff: Asker;
interface Listed {
  id: string;
  email: string | null;
}
let customers: Listed[];
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  const { nodes } = await must<{ nodes: Listed[] }>(
    ...([product, staff, '{ customers(first: 60) { nodes { id email } } }'] as const),
  );
  customers = nodes.filter(({ email }) => email !== null && /^(?!marijke).*@example\.test$/.test(email));
});
const address = (path: string): string => `${product.url}/30042/console/${path}`;
const each = readers.map((reader, at) => ({ reader, at, name: reader.name }));

/** The page again and again, until it says so. */
async function until(page: Page, path: string, said: string | RegExp): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await page.goto(address(path));
    const text = await textOf(page);
    if (typeof said === 'string' ? text.includes(said) : said.test(text)) return;
    await page.waitForTimeout(200);
  }
  throw new Error(`${path} still says:\n${await textOf(page)}`);
}

test.each(each)(
  '$name a store says how its mails begin and end, sees each of them, and sends a test mail whose answer stands beside the button [S9]',
  async ({ reader, at }) => {
    const page = await atConsole(product, browser, reader);
    await page.goto(address('settings/mail'));
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('[name="mail.senderName"]').fill(`Els ${at}`);
    await page.locator('[name="mail.nl.greeting"]').fill(`Ha {name}, dit is ${at}:`);
    await page.locator('[name="mail.nl.signature"]').fill(`Tot ziens,\nEls ${at}`);
    await page.getByRole('button', { name: 'Bewaren', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'Bewaard' }).waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);

    await page.locator('[name="mail.nl.greeting"]').fill('Dag {voornaam},');
    await page.getByRole('button', { name: 'Bewaren', exact: true }).click();
    await page
      .locator('[id="mail.nl.greeting-wrong"]', { hasText: 'Alleen {name} wordt ingevuld' })
      .waitFor();
    expect(await page.locator('[name="mail.nl.greeting"]').inputValue()).toBe('Dag {voornaam},');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(address('settings/mail'));

    await page.locator('select[name=kind]').selectOption('RETURN_REMINDER');
    await page.getByRole('button', { name: 'Tonen' }).click();
    await page.waitForURL(/kind=RETURN_REMINDER/);
    const frame = page.frameLocator('#preview iframe');
    expect(await frame.locator('body').innerText()).toMatch(/Ha Marijke, dit is \d:[^]*Tot ziens,\nEls \d/);
    expect(await page.locator('#preview pre').innerText()).toContain(`Tot ziens,\nEls ${at}`);
    expect(await page.locator('#preview iframe').getAttribute('sandbox')).toBe('');
    expect(await faultsOf(page, reader)).toEqual([]);

    server.refusals.set('weg@example.test', [550, '5.1.1 no such user here']);
    for (const [to, said, failed] of [
      [`test${at}@example.test`, '250 OK: message queued', 'De mailserver heeft de mail aangenomen.'],
      ['weg@example.test', '550 5.1.1 no such user here', 'neemt geen mail aan voor dit adres'],
    ] as const) {
      await page.locator('input[name=to]').fill(to);
      await page.getByRole('button', { name: 'Testmail versturen' }).click();
      await page.locator('#test code', { hasText: said }).waitFor();
      expect(await page.locator('#test').innerText()).toContain(failed);
      expect(page.url()).not.toContain(encodeURIComponent(to));
      expect(await faultsOf(page, reader)).toEqual([]);
    }
    const sent = server.taken.find(({ to }) => to === `test${at}@example.test`)?.mail;
    expect(sent?.from).toEqual({ name: `Els ${at}`, address: 'winkel@kommis.example.test' });
    expect(sent?.replyTo).toMatchObject([{ address: 'winkel@ruilhoek.example.test' }]);
    await page.locator('input[name=to]').fill('geen adres');
    await page.getByRole('button', { name: 'Testmail versturen' }).click();
    await page.locator('#test [aria-invalid=true]').waitFor();
    expect(await page.locator('input[name=to]').inputValue()).toBe('geen adres');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  },
);

test.each(each)(
  '$name a mail to an address that is refused is told at its customer and in the list with why, and sent again [S9 P30]',
  async ({ reader, at }) => {
    const { id, email } = customers[at] as { id: string; email: string };
    server.refusals.set(email, [550, '5.1.1 mailbox unknown']);
    const activation = `mutation ($input: SendActivationInput!) { sendActivation(input: $input) { __typename } }`;
    await must(product, staff, activation, { input: { customerId: id } });
    const page = await atConsole(product, browser, reader);
    await until(page, `customers/${id}`, `Mail aan ${email} komt niet aan`);
    expect(await faultsOf(page, reader)).toEqual([]);

    await page.goto(
      address(`mails?status=FAILED&recipient=${encodeURIComponent(email.slice(0, 12).toUpperCase())}`),
    );
    const row = page
      .locator(reader.width > 719 ? 'tbody tr' : 'main li, main tr')
      .filter({ hasText: email })
      .first();
    const text = await row.innerText();
    expect(text).toContain('De mailserver neemt geen mail aan voor dit adres.');
    expect(text).not.toContain('5.1.1');
    await row.locator('summary').click();
    expect(await row.locator('code').innerText()).toBe('550 5.1.1 mailbox unknown');
    expect(await faultsOf(page, reader)).toEqual([]);

    server.refusals.delete(email);
    await row.getByRole('button', { name: /Opnieuw versturen/ }).click();
    await page.getByRole('status').filter({ hasText: 'wordt opnieuw verstuurd' }).waitFor();
    expect(page.url()).toMatch(/status=FAILED/);
    await until(page, `customers/${id}/mail`, /Activering [^@]*@\S+ Verstuurd/);
    expect(await textOf(page)).not.toContain('komt niet aan');
    expect(server.taken.filter(({ to }) => to === email)).toHaveLength(1);
    expect(await faultsOf(page, reader)).toEqual([]);
    const clerk = await atConsole(product, browser, reader, 'daan@');
    await clerk.goto(address('mails?status=FAILED'));
    expect(await clerk.getByRole('button', { name: /Opnieuw versturen/ }).count()).toBe(0);
    await clerk.context().close();
    await page.context().close();
  },
);

interface Preview {
  kind: string;
  text: string;
  html: string;
}
const previewsIn = async (language: string): Promise<Preview[]> =>
  (
    await Promise.all(
      ['mailPreviews', 'consignmentMailPreviews'].map((field) =>
        must<Preview[]>(product, staff, `{ ${field}(language: "${language}") { kind text html } }`),
      ),
    )
  ).flat();

test.each([360, 640])(
  'every mail is read at %i px, light and dark: nothing beside the screen, and every word in good contrast',
  async (width) => {
    const mails = [...(await previewsIn('nl')), ...(await previewsIn('sv'))];
    expect(mails.length).toBeGreaterThan(20);
    for (const dark of [false, true]) {
      const reader = { name: '', javaScript: true, width, dark };
      const { context, page } = await visit(browser, reader);
      for (const { kind, html } of mails) {
        await page.setContent(html);
        expect([kind, await sideways(page)]).toEqual([kind, []]);
        // A page of its own has landmarks; a mail has one article.
        expect([kind, await faultsOf(page, reader)]).toEqual([kind, []]);
      }
      await context.close();
    }
  },
  240_000,
);

test('the link of every kind of mail leads to its page, after log-in where one is needed', async () => {
  const marijke = product.logIn('marijke');
  const mails = await previewsIn('nl');
  const links = mails.flatMap(({ kind, text }) => {
    const link = /https?:\/\/\S+/.exec(text)?.[0];
    return link === undefined ? [] : [{ kind, link: new URL(link) }];
  });
  const without = mails.filter(({ text }) => !/https?:\/\//.test(text)).map(({ kind }) => kind);
  expect(without.sort()).toEqual(['EMAIL_CHANGED', 'EMAIL_NOTICE', 'TEST']);
  const closed = links.filter(({ link }) => /^\/30042\/my(\/|$)/.test(link.pathname));
  expect(closed.map(({ kind }) => kind).sort()).toEqual([
    ...['BANK_ACCOUNT', 'COMPANY_APPROVED', 'COMPANY_DECLINED', 'DAC7_COPY', 'INTAKE_RECEIPT'],
    ...['RETURN_REMINDER', 'STATEMENT'],
  ]);
  for (const { link } of closed) {
    const { context, page } = await visit(browser, readers[0]!);
    const wanted = `${link.pathname}?customer=2481`;
    await page.goto(product.url + wanted);
    expect(new URL(page.url()).searchParams.get('return')).toBe(wanted);
    await page.locator('input[name=email]').fill(marijke.email);
    await page.locator('input[type=password]').fill(marijke.password);
    await page.getByRole('button', { name: 'Inloggen', exact: true }).first().click();
    await page.waitForURL(
      (url) => url.pathname === link.pathname && url.searchParams.get('customer') === '2481',
    );
    await context.close();
  }
  // The others ask for no log-in: their link is the proof, and one that does nothing any more says so.
  for (const { link } of links.filter((one) => !closed.includes(one))) {
    const { context, page } = await visit(browser, readers[0]!);
    const answer = await page.goto(`${product.url}${link.pathname}?token=${'x'.repeat(43)}`);
    expect([link.pathname, new URL(page.url()).pathname, answer?.status()]).toEqual([
      ...[link.pathname, link.pathname, 200],
    ]);
    await context.close();
  }
}, 240_000);

test('a consignor who is logged in goes straight where the mail leads', async () => {
  const { context, page } = await visit(browser, readers[2]!);
  await logIn(product, page, product.logIn('marijke'));
  await page.goto(`${product.url}/30042/my/stock?customer=2481`);
  expect(new URL(page.url()).pathname).toBe('/30042/my/stock');
  await context.close();
});
