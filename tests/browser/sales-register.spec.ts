import { makeDataRoot } from '../data-root';
import { command } from '../fault/shop';
import { logInStaff, must, until, type Asker } from '../product/graph';
import { faultsOf, readers, visit } from './browser';
import { openShop } from './shop';

const storeId = '47001';
const [email, password] = ['berit@brukt.example', 'sju lilla elefanter'];
/** A Norwegian store with goods of consignors. */
const { product, browser } = openShop(async () => {
  const dataRoot = makeDataRoot('register');
  const made = {
    ...{
      store: storeId,
      name: 'Brukt i Bergen',
      language: 'nb',
      'time-zone': 'Europe/Oslo',
      currency: 'NOK',
    },
    ...{ country: 'NO', modules: 'consignment', colour: '#1f5f8b', owner: 'Berit Dahl', email },
  };
  const args = Object.entries(made).flatMap(([name, value]) => [`--${name}`, value]);
  await command(['set-up', ...args], {
    ...{ KOMMIS_DATA: dataRoot, KOMMIS_OWNER_PASSWORD: password, DATABASE_URL: '' },
  });
  return { dataRoot, environment: { KOMMIS_DEMO: 'off' } };
});

/** An item of somebody's, on sale for 250. */
async function onSale(): Promise<string> {
  const asker: Asker = { storeId, door: 'console' };
  const { sessionToken } = await must<{ sessionToken: string }>(product, asker, logInStaff, {
    input: { email, password },
  });
  const ask = <T>(query: string, input: object): Promise<T> =>
    must<T>(product, { ...asker, token: sessionToken }, query, { input });
  const customer = await ask<{ id: string }>(
    'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { ... on Customer { id } } }',
    { kind: 'PRIVATE', lastName: 'Lie' },
  );
  await until('The consignor', async () => {
    const { __typename } = await ask<{ __typename: string }>(
      'mutation ($input: UpdateConsignorInput!) { updateConsignor(input: $input) { __typename } }',
      { customerId: customer.id, charity: 'NO' },
    );
    return __typename === 'Consignor';
  });
  const entered = await ask<{ items: { id: string; number: number }[]; intake: { id: string } }>(
    'mutation ($input: EnterItemInput!) { enterItem(input: $input) { ... on ItemsEntered { items { id number } intake { id } } } }',
    { customerId: customer.id, description: 'Lusekofte', priceMinor: 25_000 },
  );
  const { id } = entered.intake;
  await ask('mutation ($input: SubmitIntakeInput!) { submitIntake(input: $input) { __typename } }', { id });
  await ask('mutation ($input: ReceiveItemsInput!) { receiveItems(input: $input) { __typename } }', {
    intakeId: id,
  });
  const number = String(entered.items[0]?.number);
  const unit = 'query ($sku: String!) { sellableUnitBySku(sku: $sku) { isOnSale } }';
  await until('The item on sale', async () => {
    const found = await must<{ isOnSale: boolean } | null>(product, { ...asker, token: sessionToken }, unit, {
      sku: number,
    });
    return found?.isOnSale;
  });
  return number;
}

test.each(readers.slice(1, 3))(
  'in Norway a sale wants the number of the receipt and takes no money, says why, and is sold with it: $name [L6]',
  async (reader) => {
    const number = await onSale();
    const { context, page } = await visit(browser, reader);
    await page.goto(`${product.url}/${storeId}/console/login`);
    await page.locator('input[name=email]').fill(email);
    await page.locator('input[type=password]').fill(password);
    await page.locator('main form button:not([data-reveal])').first().click();
    // The console of a new store opens on what is still to do.
    await page.waitForURL(/\/console\/settings\/start/);
    await page.goto(`${product.url}/${storeId}/console/sales/new`);
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
    await page.locator('[data-line]').waitFor();
    expect(await page.locator('[name=paidBy]').count()).toBe(0);
    await page.getByText('Loven krever').waitFor();
    await page.locator('[data-sells]').click();
    await page.getByText('Fyll inn nummeret på kvitteringen').first().waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('[name=externalReceipt]').fill('K-10482');
    await page.locator('[data-sells]').click();
    await page.waitForURL(/sold=yes/);
    const said = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    for (const part of ['K-10482', 'Kassaapparat', 'Lusekofte']) expect(said).toContain(part);
    expect(await faultsOf(page, reader)).toEqual([]);
    // Its register has printed the receipt there may be: ours is not offered, and not there.
    expect(await page.getByRole('link', { name: 'Skriv ut kvittering' }).count()).toBe(0);
    const slip = await page.goto(`${new URL(page.url()).origin}${new URL(page.url()).pathname}/receipt`);
    expect(slip?.status()).toBe(404);
    await context.close();
  },
);
