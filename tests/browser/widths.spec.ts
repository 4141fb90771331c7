import { atConsole, openMarijke } from './at-console';
import { faultsOf, sideways, type Reader } from './browser';
import { openSharedShop } from './shop';

const { product, browser } = openSharedShop();
const WIDTHS = [1024, 768, 718, 320];
const reader = (width: number): Reader => ({ name: `${width}`, javaScript: true, width, dark: false });

/** What stands outside the window, or is cut by what it stands in, though it is to be read. */
const CUT = `[...document.querySelectorAll('main :is(h1, h2, p, dd, dt, label, legend, .btn), .topbar *, .side .brand')]
  .filter((each) => each.getClientRects().length && !each.closest('.vh, .m-vh, .scroll, .inner, [popover], details:not([open])'))
  .filter((each) => { const { left, right } = each.getBoundingClientRect(); return right > innerWidth + 1 || left < -1; })
  .map((each) => each.outerHTML.slice(0, 120))`;

test.each(WIDTHS)('at %i px nothing is cut and no page is moved sideways', async (width) => {
  const page = await atConsole(product, browser, reader(width));
  const marijke = `/30042/console/customers/${await openMarijke(product, page)}`;
  const paths = [
    '/30042/console/customers',
    '/30042/console/customers?search=bos',
    '/30042/console/customers/new',
    '/30042/console/groups',
    '/30042/console/import',
    '/30042/console/jobs',
    '/30042/console/mails',
    '/30042/console/settings/mail',
    '/30042/console/graphiql',
    ...['', '/edit', '/consignment', '/items', '/sales', '/users', '/mail', '/note', '/history'].map(
      (tab) => marijke + tab,
    ),
    '/30042',
    '/30042/first-time',
    '/',
    '/mailbox',
  ];
  for (const path of paths) {
    await page.goto(product.url + path);
    const isEditor = path.endsWith('/graphiql') && width >= 720;
    if (isEditor) await page.locator('.graphiql-editor .view-line').first().waitFor();
    // What axe finds between a phone and a desk it finds on one of these; the others look at these pages, too.
    expect([path, await (width === 320 ? faultsOf(page, reader(width)) : sideways(page))]).toEqual([
      path,
      [],
    ]);
    expect([path, isEditor ? [] : await page.evaluate(CUT)]).toEqual([path, []]);
  }
  await page.context().close();
});

test.each([1280, 768])(
  'the explorer fills the window at %i px, and axe finds nothing in it',
  async (width) => {
    const page = await atConsole(product, browser, reader(width));
    await page.goto(`${product.url}/30042/console/graphiql?operation=CustomerGroups`);
    await page.locator('.graphiql-editor .view-line').first().waitFor();
    const box = await page.locator('.graphiql-place').boundingBox();
    const bottom = (box?.y ?? 0) + (box?.height ?? 0);
    // To the edge, but for the room that every page leaves around itself.
    expect(bottom).toBeGreaterThan(844 - 40);
    expect(bottom).toBeLessThanOrEqual(844);
    expect(await faultsOf(page, reader(width))).toEqual([]);
    await page.context().close();
  },
);
