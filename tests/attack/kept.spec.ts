import { KnownSessions } from '../../gateway/known-sessions';
import { Pages } from '../../gateway/pages';
import { everythingKept, type Kept } from '../../services/kernel/kept/kept';
import { KEPT, type KeptName } from '../../services/kernel/kept/limits';
import { allServices } from '../../services/all';
import { visitor } from '../../services/kernel/actor/actor';
import { heapInUse } from '../../services/kernel/testing/heap';
import { staffOf } from '../../services/kernel/testing/open';
import { attackWorld, type AttackWorld } from './world';

/** Row 22: everything that is kept by what strangers send, grown past its bound in entries and in bytes. */
let world: AttackWorld & { reported: unknown[] };
let pages: Pages;
let sessions: KnownSessions;
beforeAll(async () => {
  world = await attackWorld();
  pages = new Pages();
  sessions = new KnownSessions();
});
afterAll(() => world.close());

const staff = staffOf('30042');
const MEGABYTE = 1e6;
/** Eighty fields, told apart by a number in each name. */
const wide = (at: number, more = ''): string =>
  `query Q${at} { ${Array.from({ length: 20 }, (_, field) => `a${at}x${field}: store { id name colour }`).join(' ')} ${more} }`;

const within = (kept: Kept<unknown>): void => {
  const { name, limits, size, bytes } = kept;
  expect([name, size <= limits.entries, bytes <= limits.bytes]).toEqual([name, true, true]);
};
const sum = (name: KeptName, of: (kept: Kept<unknown>) => number): number =>
  everythingKept().reduce((all, kept) => (kept.name === name ? all + of(kept) : all), 0);

test('each of them is there, one of each service where services have one', () => {
  const count = new Map<string, number>(Object.keys(KEPT).map((name) => [name, 0]));
  for (const { name } of everythingKept()) count.set(name, (count.get(name) ?? 0) + 1);
  const ofServices = allServices.length;
  expect(Object.fromEntries(count)).toEqual({
    ...{
      spellings: 1,
      documents: 1,
      documentsOfGuests: 1,
      pages: 1,
      sessions: 1,
      statements: 1,
      calendars: 1,
    },
    ...{ compiled: ofServices, compiledOfGuests: ofServices, compiledOwn: ofServices },
  });
});

test.each([
  ['staff', staff, 'documents', 'compiled'],
  ['visitors', visitor('30042'), 'documentsOfGuests', 'compiledOfGuests'],
] as const)(
  'documents of %s grow to their bounds and no further, and the heap with them',
  async (_, who, documents, compiled) => {
    for (let at = 0; at < 150; at++) await world.ask(who, wide(at));
    // By their number or by their bytes, whichever is met first.
    expect(sum(documents, ({ size }) => size)).toBeGreaterThan(KEPT[documents].entries / 2);
    expect(sum(compiled, ({ size }) => size)).toBeGreaterThan(KEPT[documents].entries / 2);
    everythingKept().forEach(within);
    const before = await heapInUse();
    for (let at = 150; at < 300; at++) await world.ask(who, wide(at));
    everythingKept().forEach(within);
    expect((await heapInUse()) - before).toBeLessThan(10 * MEGABYTE);
  },
);

test('documents that ask for much are few, as each counts by what is made of it', async () => {
  const [history, nodes] = [
    'history(first: 1)',
    'nodes { id at actorName entity changes { field before after } }',
  ];
  const many = Array.from({ length: 12 }, (_, at) => `b${at}: ${history} { ...N }`).join(' ');
  const deep = (at: number): string =>
    `query Q${at} { ${Array.from({ length: 6 }, (_, each) => `a${at}x${each}: customer(id: "01890000-0000-7000-8000-000000000000") { ...C }`).join(' ')} }
     fragment C on Customer { ${many} } fragment N on HistoryConnection { ${nodes} }`;
  for (let at = 0; at < 40; at++) {
    const { body } = await world.ask(staff, deep(at));
    expect(body.errors).toBeUndefined();
  }
  everythingKept().forEach(within);
  // Seven hundred fields each: about twenty of them are as much as a hundred others.
  expect(sum('documents', ({ size }) => size)).toBeLessThan(60);
});

test('sessions that are somebody’s are known, and the ones shown last are remembered', async () => {
  const resolve = sessions.noting(() => Promise.resolve(staff));
  for (let at = 0; at < 2 * KEPT.sessions.entries; at++)
    await resolve({ storeId: '30042', kind: 'staff', sessionToken: `${at}` });
  expect(sum('sessions', ({ size }) => size)).toBe(KEPT.sessions.entries);
  expect([sessions.has('0'), sessions.has(`${2 * KEPT.sessions.entries - 1}`)]).toEqual([false, true]);
});

test('a page that is not ended makes room for later ones', () => {
  for (let at = 0; at < 3 * KEPT.pages.entries; at++) pages.begin(`request-${at}`);
  expect(pages.size).toBe(KEPT.pages.entries);
});

// The last one: nothing asks for what is put in here.
test('each of them, filled with three times what it may hold, stays within both bounds and forgets the oldest', () => {
  for (const kept of everythingKept()) {
    const { entries, bytes, longest } = kept.limits;
    for (let at = 0; at < 3 * entries; at++) {
      kept.keep(`many ${at}`, at, 1);
      within(kept);
    }
    expect(kept.size).toBe(entries);
    for (let at = 0; at < 40; at++) {
      kept.keep(`${at}`.padEnd(longest), at, Math.floor(bytes / 20));
      within(kept);
    }
    expect(kept.size).toBeLessThanOrEqual(20);
    expect([kept.find('many 0'), kept.find('39'.padEnd(longest))]).toEqual([undefined, 39]);
    kept.keep('too long '.padEnd(longest + 1), 0, 1);
    kept.keep('too much', 0, bytes / 5);
    expect([kept.find('too long '.padEnd(longest + 1)), kept.find('too much')]).toEqual([
      undefined,
      undefined,
    ]);
  }
});
