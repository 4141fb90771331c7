import { BackOff } from '../restart/back-off';
import { keepWorking, type Running } from './keep-working';

/** A worker that works until it is told how it ends. */
function fake(): { running: Running; end: (error?: Error) => void } {
  let end!: (error?: Error) => void;
  const ended = new Promise<void>((done, failed) => (end = (error) => (error ? failed(error) : done())));
  return { running: { ended, stop: () => Promise.resolve(end()) }, end };
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
};
const backOff = (): BackOff => new BackOff({ firstMs: 5, mostMs: 20, wellMs: 60_000 });

function watched() {
  const begun: ReturnType<typeof fake>[] = [];
  const lines: { why?: string; pauseMs?: number }[] = [];
  let failures = 0;
  const begin = (): Promise<Running> => {
    if (failures-- > 0) return Promise.reject(new Error('the database is away'));
    const one = fake();
    begun.push(one);
    return Promise.resolve(one.running);
  };
  const say = (fields: object): void => void lines.push(fields);
  const log = { error: say, info: say } as unknown as Parameters<typeof keepWorking>[1];
  return { begun, lines, begin, log, failNext: (times: number) => (failures = times) };
}

test('a worker that ends begins again, with why it ended and a pause that grows', async () => {
  const { begun, lines, begin, log, failNext } = watched();
  const worker = await keepWorking(begin, log, backOff());
  failNext(3);
  begun[0]?.end(new Error('its queue is in an inconsistent state'));
  await until(() => begun.length === 2);
  begun[1]?.end();
  await until(() => begun.length === 3);
  expect(lines.filter(({ why }) => why)).toEqual([
    { why: 'its queue is in an inconsistent state', pauseMs: 5 },
    { why: 'the database is away', pauseMs: 10 },
    { why: 'the database is away', pauseMs: 20 },
    { why: 'the database is away', pauseMs: 20 },
    { why: 'it ended by itself', pauseMs: 20 },
  ]);
  await worker.stop();
  expect(begun).toHaveLength(3);
});

test('one that is stopped stays stopped, also in a pause', async () => {
  const { begun, begin, log } = watched();
  const worker = await keepWorking(begin, log, new BackOff({ firstMs: 60_000, mostMs: 60_000, wellMs: 1 }));
  begun[0]?.end();
  await new Promise((done) => setTimeout(done, 20));
  await worker.stop();
  expect(begun).toHaveLength(1);
});
