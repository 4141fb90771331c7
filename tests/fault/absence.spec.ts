import { spawn, type ChildProcess } from 'node:child_process';
import { globSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { freePort } from '../product/product';
import { scriptedGateway, send, type ScriptedGateway } from './scripted-gateway';

const SECRET = 'what only web and gateway know';
const ID = '00000000-0000-4000-8000-000000000001';

let gateway: ScriptedGateway;
let web: ChildProcess;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  gateway = await scriptedGateway(port);
  // Where the split topology puts web beside its gateway.
  url = `http://127.0.0.1:${port + 5}`;
  web = spawn(process.execPath, ['dist/services/main.js', 'part', 'web'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      KOMMIS_WEB_SECRET: SECRET,
      KOMMIS_GATEWAY_PORT: String(port),
      PUBLIC_URL: '',
      GATEWAY_TIMEOUT_MS: '1000',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The web does not answer');
});
afterAll(() => {
  web.kill('SIGKILL');
  gateway.close();
});

/** Every page that needs a session, from the routes themselves. */
const pages = globSync('web/src/routes/**/+page*.svelte')
  .filter((file) => /\[store\]\/(my|console)\//.test(file))
  .map((file) =>
    file
      .replace('web/src/routes/[store]', '/30042')
      .replace(/\/\+page.*$/, '')
      .replace(/\[(?:id|item|user)\]/g, ID)
      .replace('[page]/[language]', 'about/nl')
      .replace('[number]', '1')
      // Who makes stores does so at a console of their own.
      .replace(/^\/30042(?=\/console\/stores)/, '/00000')
      .replace(new RegExp(`stores/${ID}$`), 'stores/30042'),
  )
  // Neither is for who is logged in: each leads them on.
  .filter((path) => !path.endsWith('/login') && !path.endsWith('/second-step'))
  .sort();
pages.push(`/30042/console/import?job=${ID}`, `/30042/console/import?kind=stock&file=${ID}`);

interface Page {
  status: number;
  text: string;
  headers: Headers;
}

const cookie = [
  `kommis-30042-portal=${'p'.repeat(43)}`,
  ...['30042', '00000'].map((storeId) => `kommis-${storeId}-staff=${'s'.repeat(43)}`),
].join('; ');

async function visit(path: string): Promise<Page> {
  const response = await fetch(url + path, {
    redirect: 'manual',
    headers: {
      cookie,
      'x-kommis-web': SECRET,
      'x-forwarded-for': '127.0.0.1',
      'accept-language': 'nl',
      accept: 'text/html',
    },
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

const droppedCookies = ({ headers }: Page): string[] =>
  headers.getSetCookie().filter((each) => /^(__Host-)?kommis-30042-(portal|staff)=/.test(each));

const STORE = {
  id: '30042',
  name: 'De Ruilhoek',
  language: 'nl',
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
  colour: '#3b5a80',
  portalOn: true,
  contact: {},
};
/** "A part of this page could not be loaded now." */
const PARTIAL = 'Een deel';

/** What a service that is away takes from an answer: fields of these are other services', or the whole of one. */
const ACROSS = /^(Query|Viewer|Customer|Consignor|Store)\./;

test.each(pages)(
  'whatever is missing of the answer, %s neither sends its reader away nor says there is nothing',
  async (path) => {
    gateway.script = { broken: new Set() };
    gateway.asked.clear();
    expect((await visit(path)).status).toBe(200);
    const wrong: string[] = [];
    for (const coordinate of [...gateway.asked].filter((each) => ACROSS.test(each))) {
      gateway.script = { broken: new Set([coordinate]) };
      gateway.met.clear();
      const page = await visit(path);
      // What frames the page may be missing in silence: its language, or a link.
      const isSaid =
        page.text.includes(PARTIAL) || [...gateway.met].every((operation) => operation.endsWith('Frame'));
      if (droppedCookies(page).length > 0 || !(page.status === 503 || (page.status === 200 && isSaid)))
        wrong.push(`${coordinate}: ${page.status} ${page.headers.get('location') ?? ''}`);
    }
    expect(wrong).toEqual([]);
  },
);

const unavailable = { message: 'Not available at the moment', extensions: { code: 'UNAVAILABLE' } };
const NO_VERDICTS: Record<string, (response: ServerResponse) => void> = {
  'a cut connection': (response) => response.destroy(),
  'an answer that never comes': () => undefined,
  'no data': (response) => send(response, 200, { data: null, errors: [unavailable] }),
  'no store and no viewer': (response) =>
    send(response, 200, { data: { store: null, viewer: null }, errors: [unavailable] }),
  'no viewer and no word about it': (response) =>
    send(response, 200, { data: { store: null, viewer: null } }),
  'a service that says who asks is nobody, within an answer': (response) =>
    send(response, 200, {
      data: { store: null, viewer: null },
      errors: [{ ...unavailable, extensions: { code: 'UNAUTHENTICATED' } }],
    }),
  'too busy': (response) =>
    send(response, 503, { errors: [{ ...unavailable, extensions: { code: 'TOO_BUSY' } }] }),
  'too many': (response) => send(response, 429, { errors: [unavailable] }),
  forbidden: (response) =>
    send(response, 403, { errors: [{ ...unavailable, extensions: { code: 'FORBIDDEN' } }] }),
  'a page of a proxy with 401': (response) =>
    response.writeHead(401, { 'content-type': 'text/html' }).end('<h1>Log in</h1>'),
  'a page of a proxy with 404': (response) =>
    response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>?</h1>'),
  'half a JSON': (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"sto'),
};

test.each(Object.keys(NO_VERDICTS))(
  '%s ends no session: the page is 503 with a way to try again, and the cookie stays',
  async (name) => {
    for (const path of ['/30042/my', '/30042/console/customers']) {
      gateway.script = { broken: new Set(), instead: NO_VERDICTS[name] };
      const page = await visit(path);
      expect([path, page.status, droppedCookies(page)]).toEqual([path, 503, []]);
    }
  },
);

test('only the gateway that was asked who this is ends a session', async () => {
  for (const [path, logIn] of [
    ['/30042/my', '/30042'],
    ['/30042/console/customers', '/30042/console/login'],
  ] as const) {
    let asked = 0;
    gateway.script = {
      broken: new Set(),
      instead: (response) =>
        asked++ === 0
          ? send(response, 401, { errors: [{ ...unavailable, extensions: { code: 'UNAUTHENTICATED' } }] })
          : send(response, 200, { data: { store: STORE } }),
    };
    const page = await visit(path);
    expect([page.status, page.headers.get('location')?.startsWith(logIn)]).toEqual([303, true]);
    expect(droppedCookies(page)).toHaveLength(1);
  }
});
