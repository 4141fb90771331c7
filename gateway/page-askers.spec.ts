import { visitor, type Actor } from '../services/kernel/actor/actor';
import type { Credential } from '../services/kernel/subgraph/port';
import { PageAskers } from './page-askers';
import { JSON_TYPE, openPort, OPERATION, type Port } from './testing/port';

const ORIGIN = 'http://localhost:3000';
const page = '0199aaaa-0000-7000-8000-000000000001';
const next = '0199aaaa-0000-7000-8000-000000000002';

describe('who asks for a page of our web', () => {
  let port: Port;
  beforeAll(async () => void (port = await openPort(ORIGIN)));
  afterAll(() => port.http.stop(0));
  beforeEach(() => void (port.seen.credentials.length = 0));

  const ask = async (
    requestId: string,
    { token = 'staff-token', body = OPERATION } = {},
  ): Promise<unknown> => {
    const headers = { ...JSON_TYPE, authorization: `Session ${token}`, 'x-request-id': requestId };
    const request = new Request(`${ORIGIN}/30042/console/graphql`, { method: 'POST', headers, body });
    const answer = (await (await port.http.handleInProcess(request)).json()) as { data?: { kind?: unknown } };
    return answer.data?.kind;
  };

  it('is looked up once for all that one page reads, and anew for the next page', async () => {
    expect([await ask(page), await ask(page)]).toEqual(['staff', 'staff']);
    expect(port.seen.credentials).toHaveLength(1);
    await ask(next);
    expect(port.seen.credentials).toHaveLength(2);
  });

  it('is another one with another session, store or kind of it', async () => {
    const one = '0199aaaa-0000-7000-8000-000000000003';
    expect([await ask(one), await ask(one, { token: 'nobodys-token' })]).toEqual(['staff', 'visitor']);
    expect(port.seen.credentials).toHaveLength(2);
  });

  it('is looked up anew by what may change something, and by what the page reads after it', async () => {
    const one = '0199aaaa-0000-7000-8000-000000000004';
    const change = JSON.stringify({ query: 'mutation Change { a }' });
    await ask(one);
    await ask(one, { body: change });
    await ask(one);
    expect(port.seen.credentials).toHaveLength(3);
  });

  it('is looked up for every operation of anybody else, whatever id it shows', async () => {
    const headers = { ...JSON_TYPE, authorization: 'Session staff-token', 'x-request-id': page };
    for (let at = 0; at < 2; at++) await port.call('POST', '/30042/console/graphql', headers, OPERATION);
    expect(port.seen.credentials).toHaveLength(2);
  });
});

describe('what is known of a page', () => {
  const credential: Credential = { storeId: '30042', kind: 'staff', sessionToken: 'a' };
  const counting = (answer: () => Promise<Actor | null>) => {
    const asked = { times: 0 };
    const askers = new PageAskers(() => {
      asked.times += 1;
      return answer();
    });
    return { asked, askers };
  };
  afterEach(() => jest.useRealTimers());

  it('is not what failed', async () => {
    const { asked, askers } = counting(() => Promise.reject(new Error('away')));
    for (let at = 0; at < 2; at++) await expect(askers.of(page, credential, true)).rejects.toThrow('away');
    expect(asked.times).toBe(2);
  });

  it('is forgotten when a page takes longer than pages do', async () => {
    jest.useFakeTimers();
    const { asked, askers } = counting(() => Promise.resolve(visitor('30042')));
    await askers.of(page, credential, true);
    jest.advanceTimersByTime(60_000);
    await askers.of(page, credential, true);
    expect(asked.times).toBe(2);
  });

  it('does not grow with the pages', async () => {
    const { asked, askers } = counting(() => Promise.resolve(visitor('30042')));
    for (let at = 0; at < 3_000; at++) await askers.of(String(at), credential, true);
    await askers.of('0', credential, true);
    expect(asked.times).toBe(3_001);
  });
});
