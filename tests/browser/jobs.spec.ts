import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { freePort } from '../product/product';
import { askForLink, invitedAddress } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, visit } from './browser';
import { openShop } from './shop';

/** Where the mail server would be; nobody listens until a test starts it. */
let smtpPort: number;

const { product, browser } = openShop(async () => {
  smtpPort = await freePort();
  return {
    environment: {
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      MAIL_FROM: 'De Ruilhoek <winkel@ruilhoek.example.test>',
    },
  };
});

/** A mail server that keeps whom it was handed mail for. */
async function startMailServer(): Promise<{ server: SMTPServer; recipients: string[] }> {
  const recipients: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      stream.on('end', () => {
        recipients.push(...session.envelope.rcptTo.map((each) => each.address));
        done();
      });
      stream.resume();
    },
  });
  await new Promise<void>((resolve) => server.listen(smtpPort, '127.0.0.1', resolve));
  expect((server.server.address() as AddressInfo).port).toBe(smtpPort);
  return { server, recipients };
}

/** The page of failing work, once it says what is expected; what stands behind "details" said, too. */
async function jobsPage(page: Page, expected: (said: string) => boolean): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await page.goto(`${product.url}/30042/console/jobs`);
    const said = (await page.locator('main').textContent()) ?? '';
    if (expected(said)) return said;
    await page.waitForTimeout(200);
  }
  throw new Error(`The page of background work still says:\n${await page.locator('main').innerText()}`);
}

test.each(readers)(
  'a mail that could not be sent is shown with its error, and sent when staff try again, $name',
  async (reader) => {
    const visitor = await visit(browser, reader);
    const email = await invitedAddress(product, visitor.page, readers.indexOf(reader));
    await askForLink(product, visitor.page, email);
    await visitor.context.close();

    const clerk = await atConsole(product, browser, reader, 'daan@');
    // Mails that the product sends by itself may stand beside it.
    const failed = await jobsPage(
      clerk,
      (said) =>
        said.includes('Activeringsmail') &&
        /identity\.send-mail: Mail not sent: connect ECONNREFUSED/.test(said),
    );
    // What is read without a click says it as a shop does.
    const read = await clerk.locator('main').innerText();
    expect(read).toContain('Activeringsmail: de mailserver antwoordt niet');
    expect(read).not.toMatch(/ECONNREFUSED|identity\./);
    // How much it is stands in the menu of every page.
    await clerk.goto(`${product.url}/30042/console/groups`);
    const count = clerk.locator(reader.width > 899 ? '.side .links .failing' : '.side .areas .failing');
    expect(Number.parseInt((await count.textContent()) ?? '', 10)).toBeGreaterThan(0);
    expect(failed).not.toContain(email);
    expect(await clerk.getByRole('button', { name: /Opnieuw/ }).count()).toBe(0);
    await clerk.context().close();

    const page = await atConsole(product, browser, reader);
    await jobsPage(page, (said) => said.includes('identity.send-mail'));
    expect(await faultsOf(page, reader)).toEqual([]);
    const { server, recipients } = await startMailServer();
    try {
      await page
        .locator('tr', { hasText: 'Activeringsmail' })
        .getByRole('button', { name: /Opnieuw/ })
        .first()
        .click();
      await page.getByRole('status').first().waitFor();
      expect(await faultsOf(page, reader)).toEqual([]);
      // While it is being tried it is not among the failing; so first the mail, then the page.
      for (let attempt = 0; !recipients.includes(email) && attempt < 200; attempt += 1)
        await page.waitForTimeout(100);
      expect(recipients.filter((each) => each === email)).toEqual([email]);
      await jobsPage(page, (said) => !said.includes('identity.send-mail'));
    } finally {
      await new Promise<void>((resolve) => server.close(resolve));
    }
    await page.context().close();
  },
);
