import { setTimeout as sleep } from 'node:timers/promises';
import { Places, type Asker, type Full, type GiveBack } from './places';
import { KnownSessions } from './known-sessions';
import { KNOWN_SESSION_MS } from '../services/kernel/http/limits';
import { Room } from './room';
import { actorOf } from './testing/graph';

const limits = {
  ...{ places: 8, usualPlaces: 8, leastPlaces: 8, reserved: 2, placesOfAddress: 4, line: 6 },
  ...{ patienceMs: 60, leastPatienceMs: 10, inTimeMs: 1_500 },
};
const of = (address: string, hasSession = false, isGone = () => false): Asker => ({
  address,
  hasSession,
  isGone,
});
const enter = async (places: Places, asker: Asker): Promise<GiveBack> => {
  const place = await places.take(asker);
  if (typeof place !== 'function') throw new Error(JSON.stringify(place));
  return place;
};
const refusal = async (places: Places, asker: Asker): Promise<Full | 'a place'> => {
  const place = await places.take(asker);
  return typeof place === 'function' ? 'a place' : place;
};

it('of one address only so many are taken, and others have theirs', async () => {
  const places = new Places(limits);
  for (let at = 0; at < 4; at += 1) await enter(places, of('a'));
  expect(await refusal(places, of('a'))).toEqual({ limit: 'placesOfAddress', most: 4 });
  expect(await refusal(places, of('b'))).toBe('a place');
});

it('some are for those with a session, whoever else comes, and from the same address', async () => {
  const places = new Places({ ...limits, placesOfAddress: 6 });
  for (let at = 0; at < 6; at += 1) await enter(places, of('shop'));
  expect(await refusal(places, of('b'))).toEqual({ limit: 'places', most: 6 });
  expect(await refusal(places, of('shop', true))).toBe('a place');
  expect(await refusal(places, of('c', true))).toBe('a place');
  expect(await refusal(places, of('c', true))).toEqual({ limit: 'places', most: 8 });
});

it('who waits is let in by who may, and of those who comes from where fewest are', async () => {
  const places = new Places({ ...limits, patienceMs: 5_000 });
  const held = [await enter(places, of('a')), await enter(places, of('a')), await enter(places, of('a'))];
  held.push(await enter(places, of('a')), await enter(places, of('b')), await enter(places, of('b')));
  const order: string[] = [];
  const wait = (name: string, address: string): Promise<GiveBack> =>
    enter(places, of(address)).then((place) => (order.push(name), place));
  const waiting = [wait('a first', 'a'), wait('c', 'c'), wait('a second', 'a')];
  await sleep(10);
  // Of b's place only c may have use: a has as many as an address has.
  held[4]!();
  await sleep(10);
  expect(order).toEqual(['c']);
  held[0]!();
  held[0]!();
  await sleep(10);
  expect(order).toEqual(['c', 'a first']);
  held[1]!();
  for (const place of await Promise.all(waiting)) place();
  for (const place of held) place();
  expect([order, places.size]).toEqual([['c', 'a first', 'a second'], 0]);
});

it('the line has an end, beyond which the no comes at once, and who has gone does not stand in it', async () => {
  const places = new Places({ ...limits, patienceMs: 5_000 });
  for (let at = 0; at < 6; at += 1) await enter(places, of(`a${at}`));
  let isGone = false;
  for (let at = 0; at < 6; at += 1) void places.take(of('b', false, () => isGone));
  expect(await refusal(places, of('c'))).toEqual({ limit: 'line', most: 6 });
  isGone = true;
  const place = await Promise.race([places.take(of('c')), sleep(20)]);
  expect(place).toBeUndefined();
});

describe('the room there is', () => {
  let now = 0;
  beforeEach(() => {
    now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());
  const room = (busyness = 0.1): Room =>
    new Room({ places: 256, usualPlaces: 96, leastPlaces: 16 }, () => busyness);
  /** So many end in a window, each after so long; somebody may have had to wait. */
  const pass = (of: Room, count: number, tookMs: number, isFull = true): number => {
    for (let at = 0; at < count; at += 1) of.done(tookMs);
    if (isFull) of.full();
    now += 500;
    return of.most;
  };

  it('grows where it was full and all went fast, and where those in it wait for something', () => {
    const fast = room();
    expect([1, 2, 3, 4].map(() => pass(fast, 100, 50))).toEqual([144, 216, 256, 256]);
    expect(pass(room(), 2, 20_000)).toBe(256);
    expect(pass(room(), 100, 50, false)).toBe(96);
  });

  it('shrinks where it was slow, the more the slower, and is as before when that is over', () => {
    const slow = room(1);
    expect([1, 2, 3, 4].map(() => pass(slow, 20, 1_400))).toEqual([31, 16, 16, 16]);
    expect(slow.latelyMs).toBe(1_400);
    // A process without time of its own is not full of those who wait for something.
    expect(pass(slow, 1, 9_000)).toBe(16);
    expect(pass(slow, 3, 50, false)).toBe(96);
  });
});

it('who could not be served in time any more does not wait for it', async () => {
  const places = new Places({ ...limits, placesOfAddress: 8, reserved: 0, patienceMs: 5_000, inTimeMs: 520 });
  for (let round = 0; round < 2; round += 1) {
    const held = await Promise.all(Array.from({ length: 8 }, () => enter(places, of('a'))));
    await sleep(505);
    for (const place of held) place();
  }
  for (let at = 0; at < 8; at += 1) await enter(places, of('a'));
  const from = performance.now();
  expect(await refusal(places, of('b'))).toEqual({ limit: 'places', most: 8 });
  expect(performance.now() - from).toBeLessThan(2_500);
});

describe('the sessions that are known', () => {
  const credential = (sessionToken: string | null) => ({
    storeId: '30042',
    kind: 'portal' as const,
    sessionToken,
  });

  it('are those that were somebody’s a moment ago: no invented one, none that ended, and not for ever', async () => {
    let now = 0;
    const sessions = new KnownSessions(() => now);
    const ended = new Set<string>();
    const resolve = sessions.noting(({ sessionToken }) =>
      Promise.resolve(
        actorOf(sessionToken?.startsWith('real') && !ended.has(sessionToken) ? 'portal' : 'visitor'),
      ),
    );
    for (const token of ['real 1', 'real 2', 'invented', null]) await resolve(credential(token));
    const known = (): boolean[] => ['real 1', 'real 2', 'invented', null].map((token) => sessions.has(token));
    expect(known()).toEqual([true, true, false, false]);
    ended.add('real 1');
    await resolve(credential('real 1'));
    expect(known()).toEqual([false, true, false, false]);
    now = KNOWN_SESSION_MS;
    expect(known()).toEqual([false, false, false, false]);
  });
});
