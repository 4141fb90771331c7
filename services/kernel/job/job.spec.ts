import { forAllTests } from '../testing/for-all-tests';
import { Readable } from 'node:stream';
import { system, type Actor } from '../actor/actor';
import { newId } from '../id/id';
import { portalOf, staffOf } from '../testing/open';
import { counting } from '../testing/probe/counting';
import { as, probeBeside } from '../testing/probe/open';
import { frozen, startJob, stopJob } from './job';
import { changeJob, eraseFromJobs, findJob, listJobs, lockJob, wakeJob, type JobRow } from './job.rows';
import { hasEnded, jobStates, leadsTo, type State } from './states';

const states = Object.keys(jobStates) as State[];

const { world, database } = forAllTests(() => probeBeside(4));
let staff: Actor;
let stores = 30_000;

// A store a test: none is in another's way.
beforeEach(() => {
  Object.assign(counting, { seen: [], cut: () => undefined, holds: false });
  staff = { ...staffOf(String((stores += 1))), rights: ['import'] };
});

const start = (input: object, kind = 'COUNT', actor = staff, place = kind): Promise<JobRow> =>
  database.withActor(...as(actor), (tx) =>
    startJob(tx, 'probe', { kind, place, input, at: world.clock.now() }),
  );
const standing = async (id: string, actor = staff): Promise<JobRow | null> => {
  await world.settled();
  return database.withActor(...as(actor), (tx) => findJob(tx, 'probe', id));
};
const rowsOf = async (id: string): Promise<number> =>
  (await world.database.admin('SELECT 1 FROM probe.heard WHERE name LIKE $1', [`${id}:%`])).length;
/** What is waiting for its next attempt has its turn now. */
const tryAgain = (id: string) =>
  world.database.admin(
    `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload -> 'data' ->> 'jobId' = $1`,
    [id],
  );

test('a job is done piece by piece to its end, and says how far it is, by whom and since when', async () => {
  const { id, state } = await start({ upTo: 5 });
  expect(state).toBe('QUEUED');
  expect(await standing(id)).toMatchObject({
    ...{ state: 'DONE', done: 5, total: 5, startedAt: world.clock.now() },
    startedBy: { name: 'Els de Wit', kind: 'staff' },
    endedAt: expect.any(Date),
  });
  expect(await rowsOf(id)).toBe(5);
});

test.each(['before', 'after'] as const)(
  'cut off %s the work of a piece, any of them, it goes on there: nothing lost, nothing twice',
  async (where) => {
    for (let at = 0; at < 4; at += 1) {
      let isCut = false;
      counting.cut = (now, piece) => {
        if (isCut || now !== where || piece !== at) return;
        isCut = true;
        throw new Error('power cut');
      };
      const { id } = await start({ upTo: 4 });
      expect(await standing(id)).toMatchObject({
        ...{ state: at === 0 ? 'QUEUED' : 'RUNNING', done: at, failures: 1 },
      });
      expect(await rowsOf(id)).toBe(at);
      await tryAgain(id);
      expect(await standing(id)).toMatchObject({ state: 'DONE', done: 4, failures: 0 });
      expect(await rowsOf(id)).toBe(4);
    }
  },
);

test('two who carry on the same job do each piece once', async () => {
  const { id } = await start({ upTo: 40 });
  await database.withActor(...as(staff), async (tx) => {
    for (let more = 0; more < 3; more += 1) await wakeJob(tx, 'probe', id);
  });
  expect(await standing(id)).toMatchObject({ state: 'DONE', done: 40 });
  expect(await rowsOf(id)).toBe(40);
});

test('it runs as who started it, as they were then, and never as the product', async () => {
  counting.holds = true;
  const mine = { ...staff, sessionId: newId() };
  const { id } = await start({ upTo: 2 }, 'COUNT', mine);
  await world.settled();
  counting.holds = false;
  await database.withActor(...as(staff), (tx) => wakeJob(tx, 'probe', id));
  await standing(id);
  expect(counting.seen.length).toBeGreaterThan(2);
  for (const actor of counting.seen)
    expect(actor).toEqual({ ...mine, sessionId: null, previousVisitAt: null });
});

test('the product itself, and somebody of another store, start none', async () => {
  await expect(start({ upTo: 1 }, 'COUNT', system(staff.storeId))).rejects.toThrow(
    'as somebody of its store',
  );
  expect(() => frozen(staffOf('10007'), staff.storeId)).toThrow('as somebody of its store');
  await expect(
    world.database.admin(
      `INSERT INTO probe.job (store_id, id, kind, place, state, input, started_by, started_at)
       VALUES ($1, $2, 'COUNT', 'COUNT', 'QUEUED', '{}', '{"kind": "staff", "storeId": "10007"}', now())`,
      [staff.storeId, newId()],
    ),
  ).rejects.toThrow('job_of_its_store');
});

test('a customer’s runs as that customer, who alone sees it besides the shop', async () => {
  const [marijke, joke] = [portalOf(staff.storeId, newId()), portalOf(staff.storeId, newId())];
  const { id } = await start({ upTo: 2, writes: false }, 'COUNT', marijke);
  expect(await standing(id, marijke)).toMatchObject({ state: 'DONE' });
  expect(new Set(counting.seen.map(({ kind }) => kind))).toEqual(new Set(['portal']));
  expect(await standing(id, joke)).toBeNull();
  expect(await standing(id)).toMatchObject({ state: 'DONE' });
  expect(await standing(id, staffOf('10007'))).toBeNull();
  expect(await database.withActor(...as(joke), (tx) => listJobs(tx, 'probe', 9))).toEqual([]);
});

test('of many who start the same kind at once one does, and the others are told which', async () => {
  counting.holds = true;
  const starts = await Promise.allSettled(Array.from({ length: 8 }, () => start({ upTo: 1 })));
  const [made] = starts.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const refused = starts.flatMap((each) => (each.status === 'rejected' ? [each.reason as object] : []));
  expect(refused).toHaveLength(7);
  for (const each of refused)
    expect(each).toMatchObject({
      problem: { __typename: 'JobRunning', running: { id: made?.id, startedBy: 'Els de Wit' } },
    });
  // Another kind, and another store, are free.
  await start({ upTo: 1 }, 'COUNT_ALSO');
  await start({ upTo: 1 }, 'COUNT', staffOf(String((stores += 1))));
  await world.settled();
  counting.holds = false;
  await database.withActor(...as(staff), (tx) => wakeJob(tx, 'probe', made?.id ?? ''));
  expect(await standing(made?.id ?? '')).toMatchObject({ state: 'DONE' });
  await expect(start({ upTo: 1 })).resolves.toMatchObject({ state: 'QUEUED' });
});

test('two kinds that share a place wait for each other', async () => {
  counting.holds = true;
  const { id } = await start({ upTo: 1 }, 'COUNT', staff, 'COUNTING');
  await expect(start({ upTo: 1 }, 'COUNT_ALSO', staff, 'COUNTING')).rejects.toMatchObject({
    problem: { __typename: 'JobRunning', running: { id, kind: 'COUNT' } },
  });
  await database.withActor(...as(staff), (tx) => stopJob(tx, 'probe', id));
  expect(await standing(id)).toMatchObject({ state: 'STOPPED' });
  await start({ upTo: 1 }, 'COUNT_ALSO', staff, 'COUNTING');
});

test('what one did is known for 90 days, and thrown away when another is started', async () => {
  const at = (days: number): Date => new Date(world.clock.now().getTime() + days * 86_400_000);
  const startAt = (days: number, actor = staff): Promise<JobRow> =>
    database.withActor(...as(actor), (tx) =>
      startJob(tx, 'probe', { kind: 'COUNT', input: { upTo: 1 }, at: at(days) }),
    );
  const { id } = await startAt(0);
  const of = async (actor: Actor): Promise<string[]> =>
    (await database.withActor(...as(actor), (tx) => listJobs(tx, 'probe', 9))).map((job) => job.id);
  const elsewhere = staffOf(String((stores += 1)));
  const other = await startAt(0, elsewhere);
  await world.settled();
  const kept = await startAt(89);
  expect(await of(staff)).toEqual([kept.id, id]);
  await world.settled();
  const last = await startAt(91);
  expect(await of(staff)).toEqual([last.id, kept.id]);
  expect(await of(elsewhere)).toEqual([other.id]);
});

test('somebody is taken out of what ended jobs said, others and the counts stay', async () => {
  const [marijke, joke] = ['marijke@example.nl', 'joke@example.nl'];
  const fault = (row: number, value: string): object => ({ row, column: 'E-mail', value, code: 'TAKEN' });
  const { id } = await start({ upTo: 2 });
  const other = await start({ upTo: 1 }, 'COUNT_ALSO');
  await world.settled();
  const said = JSON.stringify({
    ...{ faultCount: 2, faults: [fault(2, 'Marijke@Example.nl'), fault(3, joke)] },
    parts: [{ name: 'CUSTOMERS', faultCount: 2 }],
  });
  await world.database.admin('UPDATE probe.job SET result = $1, cursor = $1 WHERE id = $2', [said, id]);
  const erase = (...names: string[]): Promise<number> =>
    database.withActor(...as(system(staff.storeId)), (tx) => eraseFromJobs(tx, 'probe', names));
  expect(await erase(marijke)).toBe(0);
  const [left] = await world.database.admin<{ whole: string; result: object }>(
    'SELECT j::text AS whole, result FROM probe.job j WHERE id = $1',
    [id],
  );
  expect(left?.whole.toLowerCase()).not.toContain(marijke);
  expect(left?.result).toEqual({
    ...{ faultCount: 2, faults: [fault(3, joke)] },
    parts: [{ name: 'CUSTOMERS', faultCount: 2 }],
  });
  expect(await standing(other.id)).toMatchObject({ version: other.version + 2 });
  // Who started it is known by id, as in the audit.
  expect(await standing(id)).toMatchObject({ done: 2, startedBy: { name: 'Els de Wit' } });
  expect(await erase(String(staff.userId))).toBe(0);
  expect(await standing(id)).toMatchObject({ startedBy: { name: null, userId: staff.userId } });

  counting.holds = true;
  const running = await start({ upTo: 1, of: marijke });
  await world.settled();
  expect(await erase(marijke)).toBe(1);
  await database.withActor(...as(staff), (tx) => stopJob(tx, 'probe', running.id));
  await world.settled();
  expect(await erase(marijke)).toBe(0);
  expect(await standing(running.id)).toMatchObject({ input: {} });
});

test('asked to stop it leaves off after the piece it is at, and what was done stays', async () => {
  const { id } = await start({ upTo: 500 });
  while ((await database.withActor(...as(staff), (tx) => findJob(tx, 'probe', id)))?.done === 0);
  const asked = await database.withActor(...as(staff), (tx) => stopJob(tx, 'probe', id));
  expect(asked).toMatchObject({ stopAsked: true });
  const stopped = await standing(id);
  expect(stopped?.state).toBe('STOPPED');
  expect(await rowsOf(id)).toBe(stopped?.done);
  const again = await database.withActor(...as(staff), (tx) => stopJob(tx, 'probe', id));
  expect(again).toEqual(stopped);
  expect(await database.withActor(...as(staff), (tx) => stopJob(tx, 'probe', newId()))).toBeNull();
});

test('one that fails at the same piece again and again is given up, and its place is free', async () => {
  counting.cut = (_now, piece) => {
    if (piece === 2) throw new Error('always');
  };
  const { id } = await start({ upTo: 4 });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await world.settled();
    await tryAgain(id);
  }
  expect(await standing(id)).toMatchObject({ state: 'FAILED', done: 2, failures: 5 });
  counting.cut = () => undefined;
  expect(await standing((await start({ upTo: 1 })).id)).toMatchObject({ state: 'DONE' });
});

test('a file that it needs is not swept under it, and is when it has ended', async () => {
  const file = { name: 'note', maxBytes: 10, owner: 'probe', kind: 'note', keep: false };
  const { fileId } = await world.ports.files.put(staff.storeId, Readable.from([Buffer.from('x')]), file);
  const sweep = async (): Promise<boolean> => {
    await world.services['probe']?.tasks['probe.sweep-files']?.({ storeId: '00000' }, {} as never);
    return (await world.ports.files.open(staff.storeId, fileId)) === null;
  };
  expect(await sweep()).toBe(false);
  counting.holds = true;
  const { id } = await start({ upTo: 1, fileId });
  await world.settled();
  world.clock.advance(30 * 86_400_000);
  expect(await sweep()).toBe(false);
  await database.withActor(...as(staff), (tx) => stopJob(tx, 'probe', id));
  expect(await standing(id)).toMatchObject({ state: 'STOPPED' });
  expect(await sweep()).toBe(true);
});

test('a job goes only where its state leads, and from an end nowhere', async () => {
  expect(Object.keys(leadsTo).sort()).toEqual([...states].sort());
  const { id } = await start({ upTo: 1 });
  expect(await standing(id)).toMatchObject({ state: 'DONE' });
  for (const state of states.filter((each) => each !== 'DONE'))
    await expect(
      database.withActor(...as(staff), async (tx) => {
        const job = await lockJob(tx, 'probe', id);
        return job && changeJob(tx, 'probe', job, { state });
      }),
    ).rejects.toThrow(`from DONE not to ${state}`);
  expect(states.filter(hasEnded)).toEqual(['DONE', 'PARTLY', 'REFUSED', 'STOPPED', 'FAILED']);
});
