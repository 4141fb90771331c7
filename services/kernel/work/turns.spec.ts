import { NoTurn, Turns, type TurnLimits } from './turns';

const roomy: TurnLimits = {
  ...{ atOnce: 1, atOnceALane: 1, seatsALane: 100, seats: 1_000 },
  ...{ patienceMs: 60_000, retryAfterSeconds: 7 },
};

const begins = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work that is done when it is told to be; remembers in which order it began. */
class Bench {
  readonly begun: string[] = [];
  private readonly ends: (() => void)[] = [];
  constructor(readonly turns: Turns) {}

  ask(lane: string, name = lane): Promise<void> {
    return this.turns.take(lane, () => {
      this.begun.push(name);
      return new Promise((resolve) => this.ends.push(resolve));
    });
  }

  /** Ends what began first, and lets what follows begin. */
  async endOne(): Promise<void> {
    await begins();
    this.ends.shift()?.();
    await begins();
  }

  async endAll(): Promise<void> {
    do await this.endOne();
    while (this.ends.length > 0);
  }
}

test('a store that asks for one thing has the next turn, however many another store asks for', async () => {
  const bench = new Bench(new Turns(roomy));
  const all = Array.from({ length: 50 }, (_each, at) => bench.ask('many', `many ${at}`));
  all.push(bench.ask('one'));
  await bench.endOne();
  await bench.endOne();
  expect(bench.begun.slice(0, 3)).toEqual(['many 0', 'many 1', 'one']);
  await bench.endAll();
  await Promise.all(all);
});

test('stores take turns, and within one who came first goes first', async () => {
  const bench = new Bench(new Turns(roomy));
  const all = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((name) => bench.ask(name[0] ?? '', name));
  await bench.endAll();
  await Promise.all(all);
  expect(bench.begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
});

test('one store has only so many under way, while others have the rest', async () => {
  const bench = new Bench(new Turns({ ...roomy, atOnce: 3 }));
  const all = ['a', 'a', 'b', 'c', 'd'].map((lane) => bench.ask(lane));
  await begins();
  expect(bench.begun).toEqual(['a', 'b', 'c']);
  await bench.endAll();
  await Promise.all(all);
});

test.each([
  ['of one store', { seatsALane: 4 }, ['a', 'a', 'a', 'a'], 'a', 'b'],
  ['of all', { seats: 4 }, ['a', 'b', 'c', 'd'], 'e', null],
])(
  'who finds every place %s taken is told when to come back, and did nothing',
  async (_, limits, asked, refused, taken) => {
    const bench = new Bench(new Turns({ ...roomy, ...limits }));
    const all = asked.map((lane) => bench.ask(lane));
    expect(() => bench.turns.assertRoom(refused)).toThrow(NoTurn);
    await expect(bench.ask(refused, 'refused')).rejects.toMatchObject({ retryAfterSeconds: 7 });
    if (taken !== null) all.push(bench.ask(taken));
    await bench.endAll();
    await Promise.all(all);
    expect(bench.begun).not.toContain('refused');
    bench.turns.assertRoom(refused);
  },
);

test('who waits too long is told to come back, and keeps nobody waiting', async () => {
  const bench = new Bench(new Turns({ ...roomy, patienceMs: 30, seatsALane: 2 }));
  const first = bench.ask('a');
  await expect(bench.ask('a', 'impatient')).rejects.toBeInstanceOf(NoTurn);
  const after = bench.ask('a', 'after');
  await bench.endAll();
  await Promise.all([first, after]);
  expect(bench.begun).toEqual(['a', 'after']);
});

test('work that fails gives its turn on', async () => {
  const turns = new Turns(roomy);
  const failed = turns.take('a', () => Promise.reject(new Error('broken')));
  const next = turns.take('a', async () => 'done');
  await expect(failed).rejects.toThrow('broken');
  await expect(next).resolves.toBe('done');
});

test('work of our own waits, where others are refused', async () => {
  const bench = new Bench(new Turns({ ...roomy, seatsALane: 1, patienceMs: 1 }));
  const first = bench.ask('a');
  const ours = bench.turns.takePatiently('a', async () => 'ours');
  await new Promise((resolve) => setTimeout(resolve, 20));
  await bench.endAll();
  await first;
  await expect(ours).resolves.toBe('ours');
});
