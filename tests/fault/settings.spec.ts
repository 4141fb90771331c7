import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '../../services/kernel/testing/database';
import { assertDataFolder, dataTrouble, LEAST_FREE_MB } from '../../services/data-folder';
import { makeDataRoot } from '../data-root';
import { freePort } from '../product/product';
import { command } from './shop';

/** What ends with it: a wrong setting, or something that may be there in a moment. */
const [WRONG, AWAY] = [78, 75];

type Settings = Record<string, string>;
interface Case {
  what: string;
  settings: Settings | (() => Promise<Settings> | Settings);
  says: RegExp;
  /** How it ends; with a wrong setting, where nothing is said. */
  code?: number[];
  /** What nobody may read in it. */
  secret?: string;
}

let database: TestDatabase;
const servers: Server[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  for (const server of servers) server.close();
  await database.drop();
});

/** A port at which somebody answers in his own way, or never. */
async function portOf(answer: ((text: string) => string) | null): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (answer) socket.on('data', (text) => socket.end(answer(text.toString())));
    socket.unref();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
const databaseUrl = (change: (url: URL) => void): Settings => {
  const url = new URL(database.adminUrl);
  change(url);
  return { DATABASE_URL: url.toString() };
};
const file = (): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'kommis-file-')), 'file');
  writeFileSync(path, '');
  return path;
};

const cases: Record<string, Case[]> = {
  PORT: [
    {
      what: 'a word',
      settings: { PORT: 'eighty' },
      says: /^PORT must be a number from 0 to 65535, not "eighty"\.$/,
    },
    { what: 'too high', settings: { PORT: '70000' }, says: /^PORT must be .* 65535, not "70000"/ },
    { what: 'hexadecimal', settings: { PORT: '0x50' }, says: /^PORT must be / },
    {
      what: 'one that is taken',
      settings: async () => ({ PORT: String(await portOf(null)) }),
      says: /^Port \d+ is taken\. Stop what uses it, or set PORT to another one\.$/,
    },
  ],
  HOST: [
    { what: 'no name', settings: { HOST: 'not a host' }, says: /^HOST must be an address of this machine/ },
    { what: 'a number too high', settings: { HOST: '999.1.1.1' }, says: /^HOST must be an address/ },
    {
      what: "another machine's",
      settings: { HOST: '192.0.2.1', KOMMIS_DEMO: 'on' },
      says: /^HOST=192\.0\.2\.1 is no address of this machine \(EADDRNOTAVAIL\)\.$/,
    },
    {
      what: 'one that others reach',
      settings: { HOST: '0.0.0.0' },
      says: /^HOST=0\.0\.0\.0 can be reached /,
    },
  ],
  PUBLIC_URL: [
    {
      what: 'a name alone',
      settings: { PUBLIC_URL: 'shop.example' },
      says: /^PUBLIC_URL must be an address like/,
    },
    {
      what: 'with a path',
      settings: { PUBLIC_URL: 'https://a.example/b' },
      says: /^PUBLIC_URL must be an address/,
    },
  ],
  DATABASE_URL: [
    {
      what: 'another kind of address',
      settings: { DATABASE_URL: 'mysql://me:geheim-woord@localhost/shop' },
      says: /^DATABASE_URL must be an address like postgres:\/\/user:password@host:5432\/database\.$/,
      secret: 'geheim-woord',
    },
    {
      what: 'a host that there is not',
      settings: { DATABASE_URL: 'postgres://me:geheim-woord@nergens.invalid:5432/shop' },
      says: /^DATABASE_URL: (there is no host nergens\.invalid|no database answers at nergens\.invalid:5432 \(\w+\))\.$/,
      // Without a network nobody knows whether there is such a host.
      code: [WRONG, AWAY],
      secret: 'geheim-woord',
    },
    {
      what: 'a port where nobody is',
      settings: async () => ({
        DATABASE_URL: `postgres://me:geheim-woord@127.0.0.1:${await freePort()}/shop`,
      }),
      says: /^DATABASE_URL: no database answers at 127\.0\.0\.1:\d+ \(ECONNREFUSED\)\.$/,
      code: [AWAY],
      secret: 'geheim-woord',
    },
    {
      what: 'a port where something else is',
      settings: async () => ({
        DATABASE_URL: `postgres://me:geheim-woord@127.0.0.1:${await portOf(() => 'HTTP/1.1 400 Bad Request\r\n\r\n')}/shop`,
      }),
      says: /^DATABASE_URL: .*127\.0\.0\.1:\d+.* no PostgreSQL\.$/,
      code: [AWAY],
      secret: 'geheim-woord',
    },
    {
      what: 'a port where nobody says anything',
      settings: async () => ({
        DATABASE_URL: `postgres://me:geheim-woord@127.0.0.1:${await portOf(null)}/shop`,
      }),
      says: /^DATABASE_URL: no database answers at 127\.0\.0\.1:\d+ within 10 s\.$/,
      code: [AWAY],
      secret: 'geheim-woord',
    },
    {
      what: 'another password',
      settings: () => databaseUrl((url) => (url.password = 'geheim-woord')),
      says: /^DATABASE_URL: .* does not let user "\w+" in with this password\.$/,
      secret: 'geheim-woord',
    },
    {
      what: 'no password',
      settings: () => databaseUrl((url) => (url.password = '')),
      says: /^DATABASE_URL: .* asks user "\w+" for a password\.$/,
    },
    {
      what: 'a user that there is not',
      settings: () => databaseUrl((url) => (url.username = 'niemand')),
      says: /^DATABASE_URL: .* does not let user "niemand" in with this password\.$/,
    },
    {
      what: 'a database that there is not',
      settings: () => databaseUrl((url) => (url.pathname = '/nergens')),
      says: /^DATABASE_URL: .* has no database "nergens"\.$/,
    },
  ],
  SMTP_URL: [
    {
      what: 'a host alone',
      settings: { SMTP_URL: 'mail.example:587' },
      says: /^SMTP_URL must be an address like smtp:\/\/user:password@host:587\.$/,
    },
    {
      what: 'another kind of address',
      settings: { SMTP_URL: 'https://me:geheim-woord@mail.example' },
      says: /^SMTP_URL must be an address like/,
      secret: 'geheim-woord',
    },
  ],
  MAIL_FROM: [
    {
      what: 'no address',
      settings: { MAIL_FROM: 'The shop' },
      says: /^MAIL_FROM must be an address like .*"The shop"\.$/,
    },
    {
      what: 'two addresses',
      settings: { MAIL_FROM: 'a@b.nl, c@d.nl' },
      says: /^MAIL_FROM must be an address/,
    },
  ],
  KOMMIS_MAILBOX: [
    {
      what: 'another word',
      settings: { KOMMIS_MAILBOX: 'yes' },
      says: /^KOMMIS_MAILBOX must be "on" or "off"/,
    },
    {
      what: 'on where mail is sent',
      settings: { KOMMIS_MAILBOX: 'on', SMTP_URL: 'smtp://mail.example' },
      says: /^KOMMIS_MAILBOX=on has nothing to show where SMTP_URL/,
    },
  ],
  KOMMIS_DATA: [
    {
      what: 'a file',
      settings: () => ({ KOMMIS_DATA: file() }),
      says: /^KOMMIS_DATA: .*file cannot be used: it is a file\.$/,
    },
    {
      what: 'a folder in a file',
      settings: () => ({ KOMMIS_DATA: join(file(), 'data') }),
      says: /^KOMMIS_DATA: .*data cannot be used: a part of it is a file\.$/,
    },
    {
      what: 'where nobody may write',
      // Of the system's own, in which root may not either.
      settings: { KOMMIS_DATA: '/proc/kommis' },
      says: /^KOMMIS_DATA: \/proc\/kommis cannot be used: .*\.$/,
    },
  ],
  KOMMIS_DEMO: [
    { what: 'another word', settings: { KOMMIS_DEMO: 'yes' }, says: /^KOMMIS_DEMO must be "on" or "off"/ },
  ],
  TRUSTED_PROXIES: [
    {
      what: 'a name',
      settings: { TRUSTED_PROXIES: '10.0.0.1, proxy.example' },
      says: /^TRUSTED_PROXIES must be addresses such as 10\.0\.0\.1, by commas, not "proxy\.example"\.$/,
    },
    {
      what: 'a range',
      settings: { TRUSTED_PROXIES: '10.0.0.0/8' },
      says: /^TRUSTED_PROXIES must be addresses/,
    },
  ],
  LOG_LEVEL: [
    { what: 'another word', settings: { LOG_LEVEL: 'loud' }, says: /^LOG_LEVEL must be one of .*"loud"/ },
  ],
};

/** Processes that work in a folder or below it, by what they were called with. */
function livingIn(folder: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const line = readFileSync(join('/proc', pid, 'cmdline'), 'utf8').replaceAll('\0', ' ');
        return line.includes(folder) ? [line] : [];
      } catch {
        return [];
      }
    });
}

const all = Object.entries(cases).flatMap(([name, each]) =>
  each.map((one) => [name, one.what, one] as const),
);
test.each(all)(
  '%s, %s, is one sentence that names the setting, and nothing goes on',
  async (_name, _what, { settings, says, code: expected = [WRONG], secret }) => {
    const dataRoot = makeDataRoot('settings');
    const given = typeof settings === 'function' ? await settings() : settings;
    const started = { KOMMIS_DATA: dataRoot, DATABASE_URL: '', PORT: String(await freePort()), ...given };
    const { code, printed } = await command([], started);
    const lines = printed
      .trim()
      .split('\n')
      // What is told of a new database that is made meanwhile.
      .filter(
        (line) => !/^(Made a new database|The database's files|Copying PostgreSQL|migrating )/.test(line),
      );
    expect(lines).toEqual([expect.stringMatching(says)]);
    if (secret !== undefined) expect(printed).not.toContain(secret);
    expect(expected).toContain(code);
    expect(livingIn(dataRoot)).toEqual([]);
    expect(existsSync(join(dataRoot, 'postgres', 'owner'))).toBe(false);
    rmSync(dataRoot, { recursive: true, force: true });
  },
);

test('every setting of the README is tried here', () => {
  const readme = readFileSync('README.md', 'utf8');
  const table = readme.slice(readme.indexOf('## Settings'), readme.indexOf('## Words'));
  const names = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(
    ([, cell = '']) => cell.match(/[A-Z]+(_[A-Z]+)*/g) ?? [],
  );
  expect(new Set(names)).toEqual(new Set(Object.keys(cases)));
});

test('a disk with too little room is refused with both figures', () => {
  const dataRoot = makeDataRoot('settings');
  expect(() => assertDataFolder(dataRoot, () => LEAST_FREE_MB - 1)).toThrow(
    `KOMMIS_DATA: the disk of ${dataRoot} has ${LEAST_FREE_MB - 1} MB left, and ${LEAST_FREE_MB} are needed.`,
  );
  expect(readdirSync(dataRoot)).toEqual([]);
  assertDataFolder(dataRoot, () => LEAST_FREE_MB);
});

test('a disk that fills up while the database is made is said to be full', () => {
  const full = new Error('Command failed: initdb\ninitdb: error: could not write: No space left on device');
  expect(dataTrouble(full)?.message).toBe('KOMMIS_DATA: the disk is full.');
  expect(dataTrouble(new Error('Something else'))).toBeNull();
});

test('a setting that is wrong under npm start is said once, and is not tried again', async () => {
  const keeper = spawn(process.execPath, ['dist/services/keep.js', 'dist/services/main.js'], {
    env: { ...process.env, NODE_OPTIONS: '', PORT: 'eighty' },
  });
  let printed = '';
  for (const stream of [keeper.stdout, keeper.stderr])
    stream.on('data', (text: Buffer) => (printed += text.toString()));
  const code = await new Promise((resolve) => keeper.once('exit', resolve));
  expect(code).toBe(WRONG);
  expect(printed.match(/PORT must be/g)).toHaveLength(1);
});
