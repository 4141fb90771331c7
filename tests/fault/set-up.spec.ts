import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../../services/embedded/embedded';
import { makeDataRoot } from '../data-root';
import { command } from './shop';

/** What makes a shop; each case says one thing otherwise. */
const right = {
  ...{
    store: '13000',
    name: 'De Ruilhoek',
    language: 'nl',
    'time-zone': 'Europe/Amsterdam',
    currency: 'EUR',
  },
  ...{ country: 'NL', colour: '#1f5f8b', owner: 'Els de Wit', email: 'els@ruilhoek.example' },
  password: 'zeven paarse olifanten',
};
type Said = Partial<Record<keyof typeof right | 'modules' | 'past-prefixes', string>>;

const setUp = (said: Said, dataRoot: string, more: string[] = []) => {
  const { password, ...options } = { ...right, ...said };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return command(['set-up', ...args, ...more], {
    ...{ KOMMIS_DATA: dataRoot, KOMMIS_OWNER_PASSWORD: password, DATABASE_URL: '' },
  });
};

const refused: [string, Said, RegExp][] = [
  [
    'a currency that is none',
    { currency: 'XXX' },
    /^--currency "XXX" is not accepted: .*EUR \(BAD_FORMAT\)\.$/,
  ],
  ['a currency in words', { currency: 'euro' }, /^--currency "euro" is not accepted: .*EUR/],
  [
    'an owner without an address',
    { email: 'nope' },
    /^--email "nope" is not accepted: .*@ \(NOT_AN_EMAIL\)\.$/,
  ],
  [
    'a short password',
    { password: 'kort' },
    /^KOMMIS_OWNER_PASSWORD is not accepted: Has 4 characters; from 12 to 200 are taken \(TOO_SHORT\)\.$/,
  ],
  [
    'a password that is guessed',
    { password: 'welkom123456' },
    /^KOMMIS_OWNER_PASSWORD is not accepted: Easily guessed.* \(NOT_ALLOWED\)\.$/,
  ],
  ['a store id that is none', { store: '42' }, /^--store "42" is not accepted: .*five digits/],
  ['a language nobody reads', { language: 'de' }, /^--language "de" is not accepted: One of nl, nb, sv, en/],
  [
    'a time zone that is none',
    { 'time-zone': 'Mars' },
    /^--time-zone "Mars" is not accepted: .*Europe\/Amsterdam/,
  ],
  ['a country that is none', { country: 'XX' }, /^--country "XX" is not accepted: .*NL/],
  ['a module that is none', { modules: 'webshop' }, /^--modules "webshop" is not accepted: .*CONSIGNMENT/],
  ['neither yes nor no', { 'past-prefixes': 'maybe' }, /^--past-prefixes "maybe" is not accepted: yes or no/],
  ['a colour that is none', { colour: 'blue' }, /^--colour "blue" is not accepted: .*#7a2e5d/],
  [
    'a name of blanks',
    { name: '\u00a0 \u200b' },
    /^--name ".*" is not accepted: Has 0 characters; from 1 to 100 fit/,
  ],
  [
    'a name that is too long',
    { owner: 'x'.repeat(101) },
    /^--owner "x+" is not accepted: Has 101 characters; from 1 to 100 fit \(TOO_LONG\)\.$/,
  ],
];

describe('what cannot work', () => {
  const dataRoot = join(makeDataRoot('set-up'), 'never');

  test.each(refused)(
    '%s is refused in one sentence, before there is anything',
    async (_what, said, sentence) => {
      const { code, printed } = await setUp(said, dataRoot);
      expect(printed.trim().split('\n')).toEqual([expect.stringMatching(sentence)]);
      expect(printed).not.toContain(said.password ?? right.password);
      expect([code, existsSync(dataRoot)]).toEqual([2, false]);
    },
  );

  test('is said all at once, a sentence each', async () => {
    const { code, printed } = await setUp({ currency: 'XXX', email: 'nope', password: 'kort' }, dataRoot);
    expect(printed.match(/ is not accepted: /g)).toHaveLength(3);
    expect([code, existsSync(dataRoot)]).toEqual([2, false]);
  });

  test('is what is not given, by name, and an option nobody knows', async () => {
    const missing = await setUp({ name: '', password: '' }, dataRoot);
    expect([missing.code, missing.printed.split('\n')[0]]).toEqual([
      2,
      'Not given: --name, KOMMIS_OWNER_PASSWORD.',
    ]);
    const unknown = await setUp({}, dataRoot, ['--color', 'red']);
    expect([unknown.code, unknown.printed.split('\n')[0]]).toEqual([2, "Unknown option '--color'."]);
    expect(existsSync(dataRoot)).toBe(false);
  });
});

test('an id that there is is refused in one sentence, and nothing of the second shop is there', async () => {
  const dataRoot = makeDataRoot('set-up');
  expect(await setUp({}, dataRoot)).toMatchObject({ code: 0 });
  const { code, printed } = await setUp({ email: 'tweede@ruilhoek.example', name: 'Nog een' }, dataRoot);
  expect(printed.trim().split('\n').at(-1)).toBe(
    '--store "13000" is not accepted: There is a store with this id (TAKEN).',
  );
  expect([code, /\n {4}at /.test(printed)]).toEqual([2, false]);
  const embedded = await startEmbedded({ dataRoot });
  const client = new Client({ connectionString: embedded.adminUrl.replace(/postgres$/, 'kommis') });
  await client.connect();
  const { rows } = await client.query(
    'SELECT s.name, m.email FROM identity.store s JOIN identity.staff_member m USING (store_id)',
  );
  await client.end();
  await embedded.stop();
  expect(rows).toEqual([{ name: 'De Ruilhoek', email: 'els@ruilhoek.example' }]);
  rmSync(dataRoot, { recursive: true });
});

test('who makes stores is made by name, and an owner may be invited by mail in place of a password', async () => {
  const dataRoot = makeDataRoot('set-up');
  const settings = { KOMMIS_DATA: dataRoot, DATABASE_URL: '', KOMMIS_OPERATOR_PASSWORD: right.password };
  const who = ['set-up', '--operator', 'Noor Jansen', '--email', 'noor@host.example'];
  const short = await command(who, { ...settings, KOMMIS_OPERATOR_PASSWORD: 'kort' });
  expect([short.code, short.printed.trim()]).toEqual([
    2,
    'KOMMIS_OPERATOR_PASSWORD is not accepted: Has 4 characters; from 12 to 200 are taken (TOO_SHORT).',
  ]);
  const made = await command(who, settings);
  expect([made.code, made.printed]).toEqual([0, expect.stringContaining('/00000/console')]);
  const invited = await setUp({ password: '' }, dataRoot, ['--invite']);
  expect([invited.code, invited.printed]).toEqual([
    0,
    expect.stringContaining('goes to els@ruilhoek.example'),
  ]);
  const own = await setUp({ store: '00000' }, dataRoot);
  expect([own.code, own.printed]).toEqual([2, expect.stringContaining('--store "00000" is not accepted')]);
  rmSync(dataRoot, { recursive: true });
});
