import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { openStream } from '../../gateway/testing/stream';
import { ask, marijkeOf, must, staffOf, until } from '../product/graph';
import { startProduct, type Product } from '../product/product';
import { askForLink, button, invitedAddress } from './activation';
import { openBrowser, readers, visit } from './browser';

let product: Product;
let browser: Browser;
let smtp: SMTPServer;
const delivered: Buffer[] = [];

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        delivered.push(Buffer.concat(parts));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  const environment = {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'De Ruilhoek <winkel@ruilhoek.example.test>',
  };
  [product, browser] = await Promise.all([startProduct({ command: ['split'], environment }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

async function linkMailedTo(email: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    for (const raw of delivered) {
      const mail = await PostalMime.parse(raw);
      const link = /http:\/\/\S*set-password\?token=[\w-]+/.exec(mail.text ?? '')?.[0];
      if (link !== undefined && mail.to?.some((to) => to.address === email)) return link;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail to ${email} reached the SMTP server`);
}

test('with every part a process of its own, the link comes by SMTP, works once, and My page is there', async () => {
  const reader = readers[0];
  if (reader === undefined) throw new Error('No reader');
  const { context, page } = await visit(browser, reader);
  const email = await invitedAddress(product, page, 0);
  await askForLink(product, page, email);
  const link = await linkMailedTo(email);
  expect(link.startsWith(`${product.url}/30042/`)).toBe(true);
  await page.goto(link);
  await page.locator('input[type=password]').fill('vier paarden in de wei');
  await button(page, 'Bewaren en inloggen');
  await page.waitForURL(/\/30042\/my/);
  expect(await page.locator('main').innerText()).toContain('Uw saldo');
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'Deze link werkt niet meer' }).waitFor();
  expect(await page.locator('input[type=password]').count()).toBe(0);
  await context.close();
});

test('a page that stands open hears of a sale through every part, and of its reader’s log-out [B11]', async () => {
  const [staff, marijke] = [await staffOf(product, '30042'), await marijkeOf(product)];
  const unit = 'sellableUnit { sku isOnSale price { amountMinor } }';
  const { consignor } = await must<{ consignor: { items: { nodes: { sellableUnit: Unit | null }[] } } }>(
    ...([product, staff] as const),
    `query ($email: String!) { customerByEmail(email: $email) { consignor {
       items(first: 20, filter: { states: [ON_SALE], due: false }) { nodes { ${unit} } } } } }`,
    product.logIn('marijke'),
  );
  const [sold] = consignor.items.nodes.flatMap(({ sellableUnit }) =>
    sellableUnit?.isOnSale ? sellableUnit : [],
  );
  const stream = await openStream(Number(new URL(product.url).port), '/30042/notices', {
    cookie: `kommis-30042-portal=${marijke.token}`,
  });
  expect(stream.status).toBe(200);
  const lines = [{ sku: sold?.sku }];
  const payments = [{ method: 'CARD', amountMinor: sold?.price.amountMinor }];
  const record = 'mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename } }';
  expect(await must(product, staff, record, { input: { lines, payments } })).toEqual({ __typename: 'Order' });
  await until('She is told', async () => stream.heard().some(({ event }) => event === 'changed'));
  await must(product, marijke, 'mutation { logOut { __typename } }');
  await until('Her stream is over', async () => stream.hasEnded());
  expect(stream.heard().at(-1)?.event).toBe('end');
});

interface Unit {
  sku: string;
  isOnSale: boolean;
  price: { amountMinor: number };
}

test('no part answers on its own port to who is not the gateway', async () => {
  const port = Number(new URL(product.url).port);
  const claims = {
    host: 'localhost',
    'x-kommis-here': 'yes',
    'x-kommis-web': 'x',
    'x-forwarded-for': '127.0.0.1',
  };
  for (const more of [1, 2, 3, 4, 5])
    for (const path of ['/', '/mailbox', '/30042', '/icon.svg', '/graphql'])
      for (const headers of [{}, claims]) {
        const { status, text } = await ask(`http://127.0.0.1:${port + more}${path}`, { headers });
        expect([more, path, String(status)]).toEqual([more, path, expect.stringMatching(/^4\d\d$/)]);
        expect(text).not.toContain('De Ruilhoek');
      }
});

test('a launcher that is killed leaves no process behind on its ports, and the next one ends its database', async () => {
  const other = await startProduct({ command: ['split'] });
  const ports = [1, 2, 3, 4, 5].map((more) => Number(new URL(other.url).port) + more);
  await other.kill();
  const isFree = (port: number): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => false,
      () => true,
    );
  await until('Every part of the killed product is gone', async () =>
    (await Promise.all(ports.map(isFree))).every(Boolean),
  );
  // Its database is not: the next one on its data finds it, and ends it with itself.
  const next = await startProduct({ dataRoot: other.environment['KOMMIS_DATA'] ?? '' });
  expect(await next.stop()).toBe(0);
});

test('Ctrl-C ends every process with success', async () => {
  expect(await product.stop()).toBe(0);
});
