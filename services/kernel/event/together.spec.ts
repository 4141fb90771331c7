import type { EventOf } from '../database/transaction';
import type { ReceivedEvent } from './handler';
import { Together } from './together';

interface Lamp {
  id: string;
  version: number;
  name: string;
}
const lampsChanged: EventOf<{ lamps: Lamp[] }> = {
  name: 'probe.lamps-changed',
  list: { name: 'lamps', key: 'id' },
};
type Received = ReceivedEvent<{ lamps: Lamp[] }>;

const lamp = (id: string, version = 1, name = id): Lamp => ({ id, version, name });
const told = (lamps: Lamp[], storeId = '30042', requestId = 'request'): Received => ({
  ...{ storeId, event: lampsChanged.name, aggregateId: lamps[0]?.id ?? '', version: 1, requestId },
  data: { lamps },
});

/** Delivers events, each answering how it ended. */
function deliveries(handle: (received: Received) => Promise<void>): {
  deliver: (received: Received) => Promise<string>;
  together: Together;
} {
  const together = new Together();
  const deliver = (received: Received): Promise<string> =>
    together.deliver(lampsChanged, received, handle as never).then(
      () => 'done',
      (error: unknown) => (error as Error).message,
    );
  return { deliver, together };
}

test('events that wait are handled together, a store at a time, each once', async () => {
  const handled: Received[] = [];
  const { deliver } = deliveries(async (received) => void handled.push(received));
  const all = Array.from({ length: 30 }, (_each, at) =>
    told([lamp(`lamp ${at}`)], at % 2 ? '30042' : '10007'),
  );
  expect(new Set(await Promise.all(all.map(deliver)))).toEqual(new Set(['done']));
  expect(handled).toHaveLength(2);
  for (const { storeId, data } of handled) {
    expect(data.lamps.map(({ id }) => id)).toEqual(
      all.filter((each) => each.storeId === storeId).map((each) => each.data.lamps[0]?.id),
    );
  }
});

test('what comes while others are handled is handled after them, together', async () => {
  const sizes: number[] = [];
  let letGo = (): void => undefined;
  const { deliver } = deliveries(async ({ data }) => {
    sizes.push(data.lamps.length);
    if (sizes.length === 1) await new Promise<void>((resolve) => (letGo = resolve));
  });
  const first = deliver(told([lamp('first')]));
  while (sizes.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const others = [1, 2, 3].map((at) => deliver(told([lamp(`other ${at}`)])));
  letGo();
  await Promise.all([first, ...others]);
  expect(sizes).toEqual([1, 3]);
});

test('one that cannot be handled fails alone', async () => {
  const handled: string[] = [];
  const { deliver } = deliveries(async ({ data }) => {
    if (data.lamps.some(({ name }) => name === 'broken')) throw new Error('a broken lamp');
    handled.push(...data.lamps.map(({ id }) => id));
  });
  const ended = await Promise.all(['a', 'broken', 'b'].map((id) => deliver(told([lamp(id)]))));
  expect(ended).toEqual(['done', 'a broken lamp', 'done']);
  expect(handled).toEqual(['a', 'b']);
});

test('of what is in several of them the newest counts, in whatever order they come', async () => {
  const handled: Lamp[][] = [];
  const { deliver } = deliveries(async ({ data }) => void handled.push(data.lamps));
  await Promise.all([
    deliver(told([lamp('a', 2, 'newer'), lamp('b', 1)])),
    deliver(told([lamp('a', 1, 'older')])),
    deliver(told([lamp('b', 9, 'newest')])),
  ]);
  expect(handled).toEqual([[lamp('a', 2, 'newer'), lamp('b', 9, 'newest')]]);
});

test('one transaction is handed no more rows than one event may carry', async () => {
  const sizes: number[] = [];
  const { deliver } = deliveries(async ({ data }) => void sizes.push(data.lamps.length));
  const many = (count: number, name: string): Lamp[] =>
    Array.from({ length: count }, (_each, at) => lamp(`${name} ${at}`));
  await Promise.all(
    [many(200, 'a'), many(200, 'b'), many(200, 'c'), many(700, 'd'), many(1, 'e')].map((lamps) =>
      deliver(told(lamps)),
    ),
  );
  expect(sizes).toEqual([400, 200, 700, 1]);
});

test('what several asked for is traced to none of them', async () => {
  const traced: (string | null)[] = [];
  const { deliver } = deliveries(async ({ requestId }) => void traced.push(requestId));
  await Promise.all([deliver(told([lamp('a')], '30042', 'one')), deliver(told([lamp('b')], '30042', 'two'))]);
  await Promise.all([deliver(told([lamp('a')], '30042', 'one')), deliver(told([lamp('b')], '30042', 'one'))]);
  expect(traced).toEqual([null, 'one']);
});

test('a service does four things at once, and no store keeps another waiting', async () => {
  const { together } = deliveries(async () => undefined);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = (storeId: string): Promise<void> =>
    together.alone(storeId, () => {
      begun.push(storeId);
      return new Promise((resolve) => ends.push(resolve));
    });
  const all = [...Array.from({ length: 6 }, () => work('30042')), work('10007')];
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toHaveLength(4);
  for (const end of ends.slice(0, 2)) end();
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun.slice(4)).toContain('10007');
  while (ends.length < all.length || begun.length < all.length) {
    for (const end of ends) end();
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const end of ends) end();
  await Promise.all(all);
});
