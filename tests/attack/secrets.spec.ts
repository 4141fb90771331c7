import { linkTo, logIn, operate, type Asker } from '../product/graph';
import type { Product } from '../product/product';
import { form, jsonType, openOutside, origin, type Outside } from './outside';

let outside: Outside;
let product: Product;
let portal: Outside['portal'];
let staff: Outside['staff'];
beforeAll(async () => {
  outside = await openOutside();
  ({ product, portal, staff } = outside);
});
afterAll(() => outside.product.stop());

const at: Outside['at'] = (path, request) => outside.at(path, request);

test('a session is worth nothing at another store or the other door, by cookie or by header', async () => {
  const who = '{"query":"{ viewer { kind } }"}';
  const said: unknown[] = [];
  for (const token of [portal.token, staff.token]) {
    for (const [storeId, door, name] of [
      ['10007', '', 'portal'],
      ['10007', '/console', 'staff'],
      ['30042', token === staff.token ? '' : '/console', token === staff.token ? 'portal' : 'staff'],
    ]) {
      const ways: Record<string, string>[] = [
        { cookie: `__Host-kommis-${storeId}-${name}=${token}` },
        { authorization: `Session ${token}` },
      ];
      for (const shown of ways) {
        const { status, text } = await at(`/${storeId}${door}/graphql`, {
          method: 'POST',
          headers: { ...jsonType, origin, ...shown },
          body: who,
        });
        const { data, errors } = JSON.parse(text);
        said.push([status, errors[0].extensions.code, data]);
      }
    }
  }
  expect(said).toEqual(Array.from({ length: 12 }, () => [401, 'UNAUTHENTICATED', undefined]));
});

test('known and unknown addresses get the same bytes, from the graph and from the pages', async () => {
  const known = product.logIn('marijke').email;
  const unknown = `x${known.slice(1)}`;
  const graph = async (mutation: string, input: object, email: string): Promise<string> =>
    (
      await operate(product, { storeId: '30042', door: 'portal' }, mutation, { input: { ...input, email } })
    ).text.replaceAll(email, '<email>');
  const activation =
    'mutation A($input: RequestActivationInput!) { requestActivation(input: $input) { __typename ... on MailOnItsWay { email } } }';
  const reset =
    'mutation R($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename ... on MailOnItsWay { email } } }';
  for (const [mutation, input] of [
    [activation, {}],
    [reset, {}],
    [logIn, { password: 'niet het wachtwoord' }],
  ] as const)
    expect(await graph(mutation, input, unknown)).toBe(await graph(mutation, input, known));
  const page = async (path: string, email: string): Promise<string> => {
    const { status, headers, text } = await at(path, {
      method: 'POST',
      headers: { ...form, origin },
      body: new URLSearchParams({ email, password: 'niet dit' }).toString(),
    });
    return `${status} ${headers['location']} ${text
      .replaceAll(email, '<email>')
      .replace(/nonce="[^"]*"/g, '')
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
      .replace(/__sveltekit_\w+/g, '<kit>')}`;
  };
  for (const path of ['/30042', '/30042/first-time', '/30042/forgot'])
    expect([path, await page(path, unknown)]).toEqual([path, await page(path, known)]);
});

test('a forged Host gives nobody a link to elsewhere', async () => {
  const { email } = product.logIn('marijke');
  const forged = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'http',
    forwarded: 'host=evil.example',
    'x-original-url': 'https://evil.example/',
  };
  const body = JSON.stringify({
    query: 'mutation { requestPasswordReset(input: { email: "' + email + '" }) { __typename } }',
  });
  await at('/30042/graphql', { method: 'POST', headers: { ...jsonType, ...forged }, body });
  expect(await linkTo(product, '30042', email)).toMatch(
    /^https:\/\/winkel\.example\/30042\/set-password\?token=[\w-]{43}$/,
  );
  for (const path of ['/30042', '/30042/my', '/30042/console']) {
    const page = await at(path, { headers: forged });
    expect(`${page.text} ${JSON.stringify(page.headers)}`).not.toContain('evil.example');
  }
});

test('a thousand X-Forwarded-For values do not get round the limit of an address', async () => {
  const counts: Record<string, number> = {};
  for (let count = 0; count < 1_000; count += 1) {
    const address = `198.51.${count >> 8}.${count & 255}`;
    const headers = {
      ...jsonType,
      'x-forwarded-for': address,
      'x-real-ip': address,
      forwarded: `for=${address}`,
      'cf-connecting-ip': address,
    };
    const body = JSON.stringify({
      query: `mutation { requestActivation(input: { email: "lijst${count}@example.test" }) { __typename } }`,
    });
    const { text } = await at('/10007/graphql', { method: 'POST', headers, body });
    const kind = /"__typename":"(\w+)"/.exec(text)?.[1] ?? text;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  expect(counts).toEqual({ MailOnItsWay: 100, TooManyAttempts: 900 });
});

test('no password, session or link is in anything the product has printed', async () => {
  const secret = 'kanarie-wachtwoord-8Xq2';
  const { email } = product.logIn('marijke');
  const visitor: Asker = { storeId: '30042', door: 'portal' };
  await operate(product, visitor, logIn, { input: { email: 'kanarie@example.test', password: secret } });
  await operate(
    product,
    visitor,
    `mutation { logIn(input: { email: "kanarie@example.test", password: "${secret}" }) { nothing } }`,
  );
  await at('/30042/graphql', {
    method: 'POST',
    headers: jsonType,
    body: `{"query": "mutation { logIn(password: \\"${secret}\\"`,
  });
  await at('/30042', {
    method: 'POST',
    headers: { ...form, origin },
    body: `email=kanarie%40example.test&password=${secret}`,
  });
  const link = await linkTo(product, '30042', email);
  const token = new URL(link).searchParams.get('token') ?? '';
  await at(`/30042/set-password?token=${token}`);
  await at(`/30042/set-password?token=${token}`, {
    method: 'POST',
    headers: { ...form, origin },
    body: new URLSearchParams({ token, password: secret, repeat: secret }).toString(),
  });
  const used = await operate(
    product,
    visitor,
    `mutation Use($input: SetPasswordInput!) { setPassword(input: $input) { __typename ... on LoggedIn { sessionToken } } }`,
    { input: { token, password: secret } },
  );
  const session = /"sessionToken":"([\w-]+)"/.exec(used.text)?.[1];
  const printed = product.output();
  expect(printed).toContain('"msg":"operation"');
  for (const each of [secret, encodeURIComponent(secret), token, portal.token, staff.token, session].filter(
    (one) => one !== undefined,
  ))
    expect(printed.includes(each)).toBe(false);
  // A mail address is a person: the first letter is enough to recognise one that one knows.
  expect(printed).not.toContain('kanarie@example.test');
});
