import { parse, type ExecutionResult } from 'graphql';
import { createApolloEngine } from './testing/apollo-engine';
import { createPlanEngine } from './plan-engine';
import type { Engine, Patience } from './engine';
import { actorOf, fakeEngine, fakeSupergraph, type Behaviour } from './testing/graph';

// Both, because the one is the measure of the other.
describe.each([
  ['@apollo/gateway', createApolloEngine],
  ['our own executor', createPlanEngine],
])('%s', (_, createEngine) => {
  const behaviour: Behaviour = { asked: [], before: {} };
  const patience: Patience = { readMs: 60, mutationMs: 400 };
  let engine: Engine;
  let reports: unknown[];

  beforeAll(
    async () => ({ engine, reports } = await fakeEngine(behaviour, patience, undefined, createEngine)),
  );
  afterAll(() => engine.stop());
  beforeEach(() => {
    behaviour.asked = [];
    behaviour.before = {};
    reports.length = 0;
  });

  const later = (ms: number) => () => new Promise<void>((done) => setTimeout(done, ms));
  const documents = new Map<string, ReturnType<typeof parse>>();
  function run(
    text: string,
    variables?: Record<string, unknown>,
    operationName?: string,
  ): Promise<ExecutionResult> {
    const document = documents.get(text) ?? parse(text);
    documents.set(text, document);
    const context = {
      actor: actorOf('staff'),
      requestId: 'request-1',
      operation: 'Spec',
      address: '192.0.2.7',
    };
    return engine.execute({ document, text, operationName, variables }, context);
  }

  it('puts one answer together from several services', async () => {
    const result = await run(
      'query ($id: ID!) { person(id: $id) { name items { title owner { name balance } } } }',
      { id: '7' },
    );
    const owner = { name: 'Person 1', balance: 100 };
    expect(result).toEqual({
      data: {
        person: {
          name: 'Person 7',
          items: [
            { title: 'Item 7a', owner },
            { title: 'Item 7b', owner },
          ],
        },
      },
    });
  });

  it('tells every service who is asking, for which request and operation, and for how long', async () => {
    await run('{ people { nodes { balance } } }');
    expect(
      behaviour.asked.map(({ actor, requestId, operation, deadlineMs, address }) => ({
        actor,
        requestId,
        operation,
        deadlineMs,
        address,
      })),
    ).toEqual(
      Array(2).fill({
        actor: actorOf('staff'),
        requestId: 'request-1',
        operation: 'Spec',
        deadlineMs: 60,
        address: '192.0.2.7',
      }),
    );
  });

  it('asks with the same texts every time, so that services can keep what they prepared', async () => {
    const text = 'query A($id: ID!) { person(id: $id) { balance } }';
    await run(text, { id: '1' });
    const first = behaviour.asked.map((request) => request.query);
    behaviour.asked = [];
    await run(text, { id: '2' });
    expect(behaviour.asked.map((request) => request.query)).toEqual(first);
  });

  it('plans each operation of one document by itself', async () => {
    const text = 'query A { person(id: "1") { name } } query B { item(id: "2") { title } }';
    expect((await run(text, {}, 'A')).data).toEqual({ person: { name: 'Person 1' } });
    expect((await run(text, {}, 'B')).data).toEqual({ item: { title: 'Item 2' } });
  });

  it('serves the other fields when one service is slow, and cuts the slow one', async () => {
    behaviour.before.goods = later(150);
    const result = await run('{ person(id: "1") { name balance } }');
    expect(result.data).toEqual({ person: { name: 'Person 1', balance: null } });
    expect(result.errors?.map((error) => error.extensions)).toEqual([{ code: 'UNAVAILABLE' }]);
  });

  it('serves the other fields when one service is down, and names no address', async () => {
    behaviour.before.goods = () =>
      Promise.reject(new Error('connect ECONNREFUSED http://goods.internal:4002'));
    const result = await run('{ person(id: "1") { name balance } }');
    expect(result.data).toEqual({ person: { name: 'Person 1', balance: null } });
    expect(JSON.stringify(result)).not.toMatch(/internal|goods|4002|ECONN/);
    expect(String(reports[0])).toContain('ECONNREFUSED');
  });

  it('waits longer for a mutation than for a read', async () => {
    behaviour.before.people = later(150);
    expect((await run('mutation { logIn(email: "a") }')).data).toEqual({ logIn: 'welcome' });
    expect((await run('{ person(id: "1") { name } }')).errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
  });

  it('waits as long for the dry run of an import', async () => {
    behaviour.before.goods = later(150);
    expect((await run('{ dryRunStock(id: "1") }')).data).toEqual({ dryRunStock: 'clean' });
  });

  it('cuts a mutation too in the end', async () => {
    behaviour.before.people = later(600);
    expect((await run('mutation { logIn(email: "a") }')).errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
  });

  it('masks an unexpected error with the request id and reports the original', async () => {
    const result = await run('{ boom }');
    expect(result.errors?.map((error) => error.toJSON())).toEqual([
      {
        message: expect.stringContaining('request-1') as string,
        path: ['boom'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' },
      },
    ]);
    expect(JSON.stringify(result)).not.toMatch(/ECONN|10\.1\.2\.3|select|people/);
    expect(reports).toEqual([
      expect.objectContaining({ message: expect.stringContaining('ECONNREFUSED 10.1.2.3') as string }),
    ]);
  });

  it('passes on an error the caller can mend, without what else the service attached', async () => {
    const result = await run('{ invalid }');
    expect(result.errors?.map((error) => error.toJSON())).toEqual([
      { message: 'Not a date.', path: ['invalid'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('says nothing of what a service got wrong about its own schema', async () => {
    const result = await run('{ strict }');
    expect(result.data).toBeNull();
    expect(JSON.stringify(result)).not.toMatch(/non-null|strict.*Query|serviceName/);
    expect(reports).not.toEqual([]);
  });

  it('refuses a variable of the wrong type before any service is asked', async () => {
    const result = await run('query ($by: Sort) { sorted(by: $by) }', { by: '(select pg_sleep(3))' });
    expect(result.data).toBeUndefined();
    expect(result.errors).toHaveLength(1);
    expect(behaviour.asked).toEqual([]);
  });

  it('does not start on a supergraph that names a service which is not there', async () => {
    const made = createEngine({
      supergraphSdl: fakeSupergraph(),
      subgraphs: [],
      report: () => undefined,
    });
    await expect(made).rejects.toThrow(/people|goods/);
  });
});
