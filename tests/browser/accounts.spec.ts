import { customerOf, must, staffOf, type Asker } from '../product/graph';
import { logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, textOf, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
let staff: Asker;
let marijke: string;
const desk = (): string => `${product.url}/30042/console`;
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  marijke = await customerOf(product, staff, 'marijke');
});

const accountOf = async (): Promise<string | null> =>
  (
    await must<{ consignor: { bankAccount: { iban: string } | null } }>(
      product,
      staff,
      'query ($id: UUID!) { customer(id: $id) { consignor { bankAccount { iban } } } }',
      { id: marijke },
    )
  ).consignor.bankAccount?.iban ?? null;

test.each([readers[0]!, readers[1]!])(
  '$name a consignor reads how they are paid, corrects a wrong digit, changes their account, asks to be paid and takes it back [S19]',
  async (reader) => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.goto(`${product.url}/30042/my/balance`);
    await page.getByRole('link', { name: 'Uitbetaling en rekening' }).click();
    await page.waitForURL(/my\/payout/);
    expect(await textOf(page)).toContain('U wordt uitbetaald op uw rekening.');
    expect(await textOf(page)).toContain('Op tegoed geeft de winkel 10 % extra.');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('link', { name: 'Rekening wijzigen…' }).click();
    await page.waitForURL(/payout\/account/);
    await page.getByLabel('Rekeningnummer (IBAN)').fill('NL20INGB0001234568');
    await page.getByRole('button', { name: 'Rekening opslaan' }).click();
    await page.getByText('Dit is geen geldig rekeningnummer').first().waitFor();
    expect(await page.getByLabel('Rekeningnummer (IBAN)').inputValue()).toBe('NL20INGB0001234568');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByLabel('Rekeningnummer (IBAN)').fill('nl20 ingb 0001 2345 67');
    await page.getByRole('button', { name: 'Rekening opslaan' }).click();
    await page.getByText('De rekening is opgeslagen.').waitFor();
    const said = await textOf(page);
    expect(said).toContain('NL •••• 4567');
    expect(said).not.toContain('INGB');
    expect(await accountOf()).toBe('NL20 INGB 0001 2345 67');

    await page.getByLabel('Contant').check();
    await page.getByLabel('Wilt u er iets bij zeggen?').fill('Ik kom vrijdag langs');
    await page.getByRole('button', { name: 'Uitbetaling vragen' }).click();
    await page.getByText('U hebt op').waitFor();
    expect(await textOf(page)).toContain('“Ik kom vrijdag langs”');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('button', { name: 'Toch niet' }).click();
    await page.getByRole('button', { name: 'Uitbetaling vragen' }).waitFor();
    await context.close();
  },
);

test.each([readers[2]!, readers[3]!])(
  '$name staff see who asks, answer one with a sentence that the consignor reads, and see an account whole [S19]',
  async (reader) => {
    const ask = 'mutation ($input: AskForPayoutInput!) { askForPayout(input: $input) { __typename } }';
    const asked = await must<{ __typename: string }>(product, staff, ask, { input: { customerId: marijke } });
    expect(asked.__typename).toBe('PayoutRequest');
    const page = await atConsole(product, browser, reader);
    await page.goto(`${desk()}/payouts`);
    expect(await faultsOf(page, reader)).toEqual([]);
    const mine = page.getByRole('listitem').filter({ hasText: 'Marijke van den Berg' });
    await mine.getByText('Nu niet').first().click();
    await mine.getByRole('textbox').fill('Vrijdag na zessen');
    await mine.getByRole('button', { name: 'Nu niet' }).click();
    await page.getByText('De inbrenger leest nu').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Marijke van den Berg' }).count()).toBe(0);
    await page.goto(`${desk()}/customers/${marijke}/balance`);
    await page.getByRole('link', { name: 'Rekening', exact: true }).click();
    await page.waitForURL(/console\/accounts\//);
    expect(await page.getByLabel('Rekeningnummer (IBAN)').inputValue()).toMatch(/^NL\d\d [A-Z]{4} /);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(`${desk()}/customers/${marijke}/consignment`);
    await page.getByLabel('Deel als tegoed').fill('101');
    await page.getByRole('button', { name: 'Bewaren' }).first().click();
    await page.getByText('Een percentage van 0 tot en met 100').first().waitFor();
    expect(await page.getByLabel('Deel als tegoed').inputValue()).toBe('101');
    await page.getByLabel('Deel als tegoed').fill('12,5');
    await page.getByRole('button', { name: 'Bewaren' }).first().click();
    await page.waitForURL(/saved=yes/);
    await page.context().close();

    const { context, page: my } = await visit(browser, readers[0]!);
    await logIn(product, my, product.logIn('marijke'));
    await my.goto(`${product.url}/30042/my/payout`);
    expect(await textOf(my)).toContain('“Vrijdag na zessen”');
    expect(await textOf(my)).toContain('Daarvan krijgt u 12,5 % als tegoed.');
    await context.close();
  },
);
