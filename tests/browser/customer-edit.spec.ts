import { askForLink, button, invitedAddress, linkInMailbox, logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, visit } from './browser';
import { openShop } from './shop';

const password = 'zeven paarse olifanten';

const { product, browser } = openShop();

describe.each(readers)('$name', (reader) => {
  const at = readers.indexOf(reader);

  test('a company saved as private and back has its name and number again [R-CU12]', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/customers/new`);
    await page.locator('#kind-company').check();
    await page.locator('input[name=companyName]').fill(`Kringloop ${at}`);
    await page.locator('input[name=organisationNumber]').fill('12345678');
    await page.locator('input[name=lastName]').fill(`Bakker ${at}`);
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    const address = page.url().replace(/\?.*/, '');
    await page.goto(`${address}/edit`);
    await page.locator('#kind').check();
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    expect(await page.locator('h1').innerText()).toBe(`Bakker ${at}`);
    expect(await page.locator('main dl').first().innerText()).not.toContain('12345678');
    await page.goto(`${address}/edit`);
    await page.locator('#kind-company').check();
    expect(await page.locator('input[name=companyName]').inputValue()).toBe(`Kringloop ${at}`);
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    expect(await page.locator('h1').innerText()).toBe(`Kringloop ${at}`);
    expect(await page.locator('main').innerText()).toContain('12345678');
  });

  test('of two who write the note the second sees both texts and loses none', async () => {
    const [one, two] = [
      await atConsole(product, browser, reader),
      await atConsole(product, browser, reader, 'daan@'),
    ];
    await one.goto(`${product.url}/30042/console/customers/new`);
    await one.locator('input[name=lastName]').fill(`Twee ${at}`);
    await button(one, 'Bewaren');
    await one.waitForURL(/saved=yes/);
    const note = `${one.url().replace(/\?.*/, '')}/note`;
    await one.goto(note);
    await two.goto(note);
    await one.locator('textarea[name=note]').fill('Belt na vijven');
    await button(one, 'Bewaren');
    await one.waitForURL(/saved=yes/);
    await two.locator('textarea[name=note]').fill('Heeft een sleutel');
    await button(two, 'Bewaren');
    await two.getByText('Nu bewaard:').waitFor();
    expect(await two.locator('main').innerText()).toContain('Belt na vijven');
    expect(await two.locator('textarea[name=note]').inputValue()).toBe('Heeft een sleutel');
    expect(await faultsOf(two, reader)).toEqual([]);
    await two.locator('textarea[name=note]').fill('Belt na vijven, heeft een sleutel');
    await button(two, 'Bewaren');
    await two.waitForURL(/saved=yes/);
    expect(await two.locator('main').innerText()).toContain('Belt na vijven, heeft een sleutel');
  });

  test('a new address of who logs in waits for its link: read by a scanner it stays, confirmed it is the log-in', async () => {
    const { page: own } = await visit(browser, reader);
    const email = await invitedAddress(product, own, at);
    await askForLink(product, own, email);
    await own.goto(await linkInMailbox(product, own, email));
    await own.locator('input[type=password]').fill(password);
    await button(own, 'Bewaren en inloggen');
    await own.waitForURL(/\/30042\/my/);

    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/customers?search=${encodeURIComponent(email)}`);
    const id = /customers\/([0-9a-f-]{36})/.exec(await page.locator('main').innerHTML())?.[1] ?? '';
    const address = `${product.url}/30042/console/customers/${id}`;
    const next = `nieuw${at}@example.test`;
    const ask = async (to: string): Promise<void> => {
      await page.goto(`${address}/edit`);
      await page.locator('input[name=email]').fill(to);
      await button(page, 'Bewaren');
      await page.waitForURL(/saved=yes/);
    };
    const confirmation = (mails: number): Promise<string> =>
      linkInMailbox(product, page, next, { to: 'confirm-email', mails });
    await page.goto(`${address}/edit`);
    await page.getByText('Met dit adres logt iemand in').waitFor();
    await ask(next);
    await page.getByText(`${next} wacht op bevestiging`).waitFor();
    await confirmation(1);
    await page.goto(address);
    await page.getByText('Via de mail van').waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(`${address}/edit`);
    expect(await page.locator('input[name=email]').inputValue()).toBe(next);
    expect(await faultsOf(page, reader)).toEqual([]);

    // Taken back, asked for again, sent again.
    await page.goto(address);
    await button(page, 'Huidige adres houden');
    await page.waitForURL(/saved=yes/);
    expect(await page.getByText('wacht op bevestiging').count()).toBe(0);
    await ask(next);
    const first = await confirmation(2);
    await page.goto(address);
    await button(page, 'Mail opnieuw sturen');
    await page.getByText('De vorige werkt niet meer').waitFor();
    const link = await confirmation(3);

    await own.goto(first);
    await own.getByText('Deze link werkt niet meer').waitFor();
    expect(await faultsOf(own, reader)).toEqual([]);
    // A scanner opens it, more than once.
    for (let times = 0; times < 2; times += 1) expect((await own.request.get(link)).status()).toBe(200);
    await own.goto(link);
    expect(await faultsOf(own, reader)).toEqual([]);
    await button(own, 'E-mailadres bevestigen');
    await own.getByText(`Voortaan logt u in met ${next}.`).waitFor();
    expect(await faultsOf(own, reader)).toEqual([]);
    await logIn(product, own, { email: next, password });
    await page.goto(address);
    expect(await page.locator('main').innerText()).toContain(next);
    expect(await page.getByText('wacht op bevestiging').count()).toBe(0);

    // What is somebody's address is nobody else's.
    await page.goto(`${product.url}/30042/console/customers/new`);
    await page.locator('input[name=lastName]').fill(`Ander ${at}`);
    await page.locator('input[name=email]').fill(next);
    await button(page, 'Bewaren');
    await page.getByText('Dit is al in gebruik').first().waitFor();
  });
});
