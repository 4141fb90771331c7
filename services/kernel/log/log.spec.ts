import { randomBytes } from 'node:crypto';
import { createLog } from './log';
import { redactText } from './redact';

const TOKEN = randomBytes(32).toString('base64url');
const CANARIES = [
  TOKEN,
  'Canary-hunter2',
  '482913',
  'K7QF-9M2P',
  'zoe.canary',
  'canarySession',
  'pgPassCanary',
];

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } }));
  return lines.join('');
}
const leaks = (output: string): string[] => CANARIES.filter((canary) => output.includes(canary));

describe('a secret never reaches the log', () => {
  it.each<[string, object]>([
    ['a password', { input: 1, user: { password: 'Canary-hunter2', newPassword: ['Canary-hunter2'] } }],
    ['a token', { a: { b: { c: { d: { sessionToken: 'canarySession', accessToken: { value: TOKEN } } } } } }],
    ['headers', { req: { headers: { authorization: 'Session canarySession', cookie: 'x=canarySession' } } }],
    [
      'a header in an array',
      { headers: [['set-cookie', '__Host-kommis-30042-portal=canarySession; Path=/']] },
    ],
    ['Set-Cookie', { res: { headers: { 'Set-Cookie': ['kommis-30042-staff=canarySession'] } } }],
    ['a code that was typed', { code: '482913', recoveryCodes: ['K7QF-9M2P'], nested: { totp: 482913 } }],
    ['a recovery code', { attempt: { code: 'K7QF-9M2P' } }],
    ['variables of an operation', { variables: { anything: 'Canary-hunter2' } }],
    ['parameters of a statement', { err: { query: 'select $1', parameters: ['Canary-hunter2'] } }],
    ['a link', { url: `/30042/activate?token=${TOKEN}&next=/30042` }],
    ['a short token in a link', { url: '/30042/activate?x=1&token=canarySession' }],
    ['a link in a link', { url: `/login?next=%2Factivate%3Ftoken%3DcanarySession` }],
    ['a download link', { path: `/30042/download/${TOKEN}.${TOKEN}` }],
    ['the address of a calendar', { path: '/30042/calendar/canarySession.ics' }],
    ['a token by itself', { note: `there is ${TOKEN} in it` }],
    ['the address of a database', { at: 'postgres://kommis:pgPassCanary@127.0.0.1:5432/kommis' }],
    ['a mail address', { to: 'zoe.canary@example.test', list: ['<zoe.canary@example.test>'] }],
    ['a mail address as a key', { sent: { 'zoe.canary@example.test': true } }],
    [
      'JSON in text',
      { text: JSON.stringify({ password: 'Canary-hunter2', deeper: JSON.stringify({ code: '482913' }) }) },
    ],
    [
      'what lies too deep',
      {
        a: {
          a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: 'Canary-hunter2' } } } } } } } } } } },
        },
      },
    ],
  ])('as %s', (_, object) => {
    const output = logged((log) => log.info(object, 'done'));
    expect(leaks(output)).toEqual([]);
    expect(output).toMatch(/\[redacted\]|…@example\.test/);
  });

  it.each([
    `no user for token ${TOKEN}`,
    'wrong password "Canary-hunter2"',
    'wrong password Canary-hunter2 given',
    'password=Canary-hunter2',
    'the code 482913 was used',
    'Authorization: Bearer canarySession',
    'connect postgres://kommis:pgPassCanary@localhost/kommis failed',
    '550 no such mailbox zoe.canary@example.test',
    'duplicate: Key (store_id, email)=(30042, zoe.canary@example.test) already exists.',
    'Failing row contains (30042, Zoë, Canary-hunter2, 482913).',
    `GET https://shop.example.test/30042/reset/${TOKEN} failed`,
  ])('in the message of an error: %s', (message) => {
    const error = new Error(message, { cause: new Error(`because ${message}`) });
    Object.assign(error, {
      detail: message,
      config: { url: 'https://x.test/?token=canarySession', password: 'pgPassCanary' },
    });
    const output = logged((log) => {
      log.error(error);
      log.error({ err: error }, 'failed');
      log.error({ error, deep: [{ reason: message }] }, `failed: ${message}`);
      log.error(error, message);
      log.error('failed: %s %o', message, { password: 'Canary-hunter2' });
    });
    expect(output.split('\n')).toHaveLength(6);
    expect(leaks(output)).toEqual([]);
  });

  it('given to a child logger', () => {
    const output = logged((log) =>
      log.child({ cookie: 'canarySession', who: 'zoe.canary@example.test' }).warn('x'),
    );
    expect(leaks(output)).toEqual([]);
  });
});

describe('what helps stays in the log', () => {
  it('errors with their stack and code, durations, ids and plain words', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
    const facts = {
      requestId: '0199b1c2-7e11-7abc-8def-0123456789ab',
      store: '30042',
      operation: 'CustomerList',
      ms: 12.5,
      code: '23505',
      hasPassword: true,
      tokens: null,
      problem: { code: 'OUT_OF_RANGE' },
      url: '/30042/console?search=bos&page=2',
      hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    };
    const line = JSON.parse(
      logged((log) =>
        log.child({ part: 'identity' }).error({ ...facts, err: error }, 'The password was refused'),
      ),
    );
    expect(line).toMatchObject({
      level: 'error',
      part: 'identity',
      msg: 'The password was refused',
      ...facts,
    });
    expect(line.err).toMatchObject({ message: error.message, code: 'ECONNREFUSED' });
    expect(line.err.stack).toContain('log.spec');
    expect(new Date(line.time).getTime()).toBeGreaterThan(0);
  });

  it.each([
    'Session expired',
    'The token was used before.',
    'Import of stock-30042.csv: 6000 rows, 0 faults',
    'at Object.<anonymous> (/srv/app/node_modules/@apollo/subgraph/dist/buildSubgraphSchema.js:12:3)',
    'relation "identity.session" does not exist',
  ])('%s', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it('the first letter and the domain of a mail address', () => {
    expect(redactText('to zoe.canary@example.test')).toBe('to z…@example.test');
  });

  it('a token of ours without a digit in it', () => {
    expect(redactText(`session ${'aBcDeFgHiJkLmNoPqRsTuVwXyZ'.repeat(2).slice(0, 43)} ended`)).not.toContain(
      'aBcDeF',
    );
  });

  it('hostile text without hanging', () => {
    for (const part of ['a.', 'token ', 'a@', 'password="', '/download/', 'Key (', '://', '?token', ' ']) {
      expect(redactText(part.repeat(20_000)).length).toBeGreaterThan(0);
    }
  });
});
