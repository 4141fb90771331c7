import type { Page } from 'playwright-core';
import type { Running } from '../product/product';

/** Presses a button by its words. */
export function button(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).first().click();
}

/** The e-mail address of a demo consignor who was invited and has not been here yet. */
export async function invitedAddress(product: Running, page: Page, at: number): Promise<string> {
  const post = async <Data>(
    query: string,
    variables: object,
    headers: Record<string, string> = {},
  ): Promise<Data> => {
    const answer = await page.request.post(`${product.url}/30042/console/graphql`, {
      headers: { origin: product.url, ...headers },
      data: { query, variables },
    });
    return ((await answer.json()) as { data: Data }).data;
  };
  const staff = await post<{ logInStaff: { sessionToken: string } }>(
    'mutation LogIn($input: LogInInput!) { logInStaff(input: $input) { ... on LoggedIn { sessionToken } } }',
    { input: product.logIn('els@') },
  );
  const { customers } = await post<{ customers: { nodes: { email: string | null }[] } }>(
    '{ customers(first: 60) { nodes { email } } }',
    {},
    { authorization: `Session ${staff.logInStaff.sessionToken}` },
  );
  const found = customers.nodes
    .flatMap((node) => node.email ?? [])
    .filter((each) => !each.startsWith('marijke'))[at];
  if (found === undefined) throw new Error('The demo has too few consignors with an address');
  return found;
}

/** From the store's front door to "check your mail". */
export async function askForLink(product: Running, page: Page, email: string): Promise<void> {
  await page.goto(`${product.url}/30042`);
  await page.locator('[formaction$="/first-time"]').click();
  await page.locator('input[name=email]').fill(email);
  await button(page, 'Stuur de link');
  await page.getByText(email).first().waitFor();
}

/** The link in the newest kept mail to an address, once so many have come there. */
export async function linkInMailbox(
  product: Running,
  page: Page,
  email: string,
  { to, mails }: { to: string; mails: number } = { to: 'set-password', mails: 1 },
): Promise<string> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    await page.goto(`${product.url}/mailbox`);
    // The demo's consignors got receipts of intakes, statements, and word of their accounts, too.
    const kept = page
      .locator('li', { hasText: email, hasNotText: /Ontvangstbewijs|afrekening|Uw rekening|Nieuwe login/ })
      .locator('a[href*="/mailbox/"]');
    if ((await kept.count()) >= mails) {
      await kept.first().click();
      return (await page.locator(`a[href*="${to}"]`).first().getAttribute('href')) ?? '';
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`Fewer than ${mails} mails to ${email}`);
}

/** Logs a consignor in at the store's front door. */
export async function logIn(
  product: Running,
  page: Page,
  who: { email: string; password: string },
): Promise<void> {
  await page.goto(`${product.url}/30042`);
  await page.locator('main input[name=email]').fill(who.email);
  await page.locator('input[type=password]').fill(who.password);
  await button(page, 'Inloggen');
  await page.waitForURL(/\/30042\/my/);
}
