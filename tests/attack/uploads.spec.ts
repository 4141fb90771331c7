import { UPLOADS } from '../../services/kernel/file/limits';
import type { PortAnswer } from '../product/graph';
import { form, openOutside, origin, pairOf, type Outside } from './outside';

/** Row 25: who may hand files in fills nobody's disk with them. */
let outside: Outside;
beforeAll(async () => {
  outside = await openOutside();
});
afterAll(() => outside.product.stop());

const handIn = (cookie: string, body = 'a;b', query = 'name=x.csv&kind=import'): Promise<PortAnswer> =>
  outside.at(`/30042/console/upload?${query}`, { method: 'POST', headers: { origin, cookie }, body });
const staff = (): string => pairOf(outside.cookies.staff);
const logIn = async (who: string): Promise<string> => {
  const body = new URLSearchParams({ ...outside.product.logIn(who) }).toString();
  const init = { method: 'POST', headers: { ...form, origin }, body };
  const { headers } = await outside.at('/30042/console/login', init);
  return pairOf(String([headers['set-cookie']].flat()[0]));
};
const said = ({ status, text }: PortAnswer): unknown => [
  status,
  (JSON.parse(text) as { errors?: { extensions: unknown }[] }).errors?.[0]?.extensions,
];

test('a file is taken of who may hand in what it is for, of nobody else, and of no other kind', async () => {
  expect((await handIn('')).status).toBe(401);
  expect((await handIn(pairOf(outside.cookies.portal))).status).toBe(401);
  expect((await handIn(await logIn('mila@'))).status).toBe(403);
  for (const kind of ['labels', 'import-faults', '__proto__', 'constructor', ''])
    expect([kind, (await handIn(staff(), 'x', `name=x&kind=${kind}`)).status]).toEqual([kind, 403]);
});

test('a hundred at once do not get over the quota of a person, and each is told which it was', async () => {
  const handed: PortAnswer[] = [];
  // As many at a time as there are places for files on their way in.
  for (let round = 0; round < 20; round++)
    handed.push(...(await Promise.all(Array.from({ length: 5 }, () => handIn(staff())))));
  const statuses = handed.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(UPLOADS.person.files);
  for (const answer of handed.filter(({ status }) => status !== 200)) {
    expect(said(answer)).toEqual([
      429,
      { code: 'UPLOAD_QUOTA', limit: 'person.files', most: UPLOADS.person.files },
    ]);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  }
});

test('the page for it says so in words, and keeps nothing', async () => {
  const part = (head: string, value: string): string =>
    `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
  const body = `${part('name="kind"', 'consignors')}${part('name="file"; filename="a.csv"', 'a;b')}--x--\r\n`;
  const { status, text } = await outside.at('/30042/console/import?/upload', {
    method: 'POST',
    headers: {
      ...{ origin, cookie: staff(), accept: 'text/html', 'accept-language': 'en' },
      'content-type': 'multipart/form-data; boundary=x',
    },
    body,
  });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(text).toMatch(/te veel bestanden|Too many files/);
});
