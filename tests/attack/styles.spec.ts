import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { newId } from '../../services/kernel/id/id';
import { must } from '../product/graph';
import { openOutside, pairOf, type Outside } from './outside';

let outside: Outside;
beforeAll(async () => {
  outside = await openOutside();
});
afterAll(() => outside.product.stop());

const EXPLORER = '/30042/console/graphiql';

/** Every page there is, from its routes, of somebody who is there where one is wanted: a new one is walked without being named here. */
async function paths(): Promise<string[]> {
  const idOf = async (query: string): Promise<string> =>
    /[0-9a-f-]{36}/.exec(JSON.stringify(await must(outside.product, outside.staff, query)))?.[0] ?? newId();
  // A customer with an article: its page is below theirs.
  const customer = await idOf('{ consignmentItems(first: 1) { nodes { customer { id } } } }');
  const item = await idOf('{ consignmentItems(first: 1) { nodes { id } } }');
  const own = await must(
    outside.product,
    outside.portal,
    '{ viewer { customers { consignor { items(first: 1) { nodes { number } } statements(first: 1) { nodes { id } } } } } }',
  );
  const paid = /"statements":\{"nodes":\[\{"id":"([\w-]+)"/.exec(JSON.stringify(own))?.[1] ?? '';
  const number = /"number":(\d+)/.exec(JSON.stringify(own))?.[1] ?? '';
  // What is entered and not handed over has pages of its own.
  const { customers } = await must<{ customers: { id: string }[] }>(
    outside.product,
    outside.portal,
    '{ viewer { customers { id } } }',
  );
  const entered = await must(
    outside.product,
    outside.portal,
    'mutation ($input: EnterItemInput!) { enterItem(input: $input) { ... on ItemsEntered { items { number } intake { id } } } }',
    { input: { customerId: customers[0]?.id, description: 'Jas' } },
  );
  const draft = /"number":(\d+)/.exec(JSON.stringify(entered))?.[1] ?? '';
  const intake = /"intake":\{"id":"([\w-]+)"/.exec(JSON.stringify(entered))?.[1] ?? '';
  const user = await idOf(
    '{ customers(first: 1, filter: { search: "marijke" }) { nodes { users { user { id } } } } }',
  );
  const group = await idOf('{ customerGroups { id } }');
  const run = await idOf('{ payoutRuns(first: 1) { nodes { id } } }');
  const statement = await idOf(
    '{ payoutRuns(first: 1) { nodes { statements(first: 1) { nodes { id } } } } }',
  );
  // Who makes stores does so at a console of their own.
  return globSync('**/+page*.svelte', { cwd: 'web/src/routes', exclude: ['**/console/stores/**'] })
    .map((file) => `/${dirname(file)}`.replace(/\/\.$|\/\(\w+\)/g, '').replace('[store]', '30042'))
    .map((path) =>
      path
        .replace('customers/[id]/users/[user]', `customers/${customers[0]?.id}/users/${user}`)
        .replace('customers/[id]', `customers/${customer}`)
        .replace('groups/[id]', `groups/${group}`),
    )
    .map((path) =>
      path
        .replace('intake/[number]', `intake/${draft}`)
        .replace('intakes/[id]', `intakes/${intake}`)
        .replace('sales/[number]', 'sales/1001')
        .replace('[page]/[language]', 'about/en')
        .replace('accounts/[id]', `accounts/${customer}`)
        .replace('dac7/[id]', `dac7/${customer}`)
        .replace('payouts/[id]', `payouts/${run}`)
        .replace('console/statements/[id]', `console/statements/${statement}`)
        .replace('my/statements/[id]', `my/statements/${paid}`)
        .replace('[item]', item)
        .replace('[number]', number)
        .replace('[id]', newId()),
    )
    .sort();
}

test('the page of the explorer alone allows style attributes, no page any style element without its nonce, and each nonce is new', async () => {
  const cookie = `${pairOf(outside.cookies.portal)}; ${pairOf(outside.cookies.staff)}`;
  const pages = await paths();
  expect(pages.length).toBeGreaterThan(30);
  const loose: string[] = [];
  const nonces: string[] = [];
  let found = 0;
  for (const path of [...pages, '/30042/console/nothing-here', '/99999', EXPLORER]) {
    const { status, headers } = await outside.at(path, { headers: { cookie, accept: 'text/html' } });
    if (status === 200) found += 1;
    const policy = String(headers['content-security-policy']);
    const { 'style-src': elements = '', 'style-src-attr': attributes = '' } = Object.fromEntries(
      policy.split(/; ?/).map((each): [string, string] => {
        const [name = '', ...sources] = each.split(' ');
        return [name, sources.join(' ')];
      }),
    );
    expect([path, elements]).toEqual([path, expect.stringMatching(/^('self'( 'nonce-[^']+')?)?$/)]);
    expect([path, policy]).toEqual([path, expect.not.stringContaining('style-src-elem')]);
    if (attributes.includes('unsafe-inline')) loose.push(path);
    if (path === EXPLORER) nonces.push(/'nonce-([^']+)'/.exec(elements)?.[1] ?? '');
    else expect([path, policy]).toEqual([path, expect.not.stringContaining('unsafe-inline')]);
  }
  expect(new Set(loose)).toEqual(new Set([EXPLORER]));
  // The address of the explorer stands in the walk, too.
  expect([nonces.length, new Set(nonces).size, nonces.includes('')]).toEqual([2, 2, false]);
  // All but the mailbox, which is for this machine's own screen, the page that the shop has not written, the newsletter,
  // registration and companies' approval that it has not switched on, a second step that nobody lacks, and what was never there.
  expect(found).toBeGreaterThan(pages.length - 11);
});
