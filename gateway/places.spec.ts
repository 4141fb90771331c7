import { setTimeout as sleep } from 'node:timers/promises';
import { Places, type Asker, type Full, type GiveBack } from './places';
import { KnownSessions } from './known-sessions';
import { actorOf } from './testing/graph';

const limits = { places: 8, reserved: 2, placesOfAddress: 4, line: 6, patienceMs: 60 };
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

it('who waits is let in in order, by who may', async () => {
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

it('who could not be served in time any more does not wait for it', async () => {
  const places = new Places({ ...limits, places: 1, reserved: 0, patienceMs: 1_000 });
  for (let at = 0; at < 20; at += 1) {
    const place = await enter(places, of('a'));
    await sleep(20);
    place();
  }
  const now = jest.spyOn(performance, 'now');
  for (let at = 0; at < 40; at += 1) {
    const place = await enter(places, of('a'));
    const from = performance.now();
    now.mockReturnValueOnce(from + 1_900);
    place();
  }
  now.mockRestore();
  await enter(places, of('a'));
  const from = performance.now();
  await refusal(places, of('b'));
  expect(performance.now() - from).toBeLessThan(500);
});

describe('the sessions that are known', () => {
  const credential = (sessionToken: string | null) => ({
    storeId: '30042',
    kind: 'portal' as const,
    sessionToken,
  });

  it('are those that were somebody’s a moment ago: no invented one, none that ended, and not for ever', async () => {
    let now = 0;
    const sessions = new KnownSessions({ most: 2, ms: 100 }, () => now);
    const ended = new Set<string>();
    const resolve = sessions.noting(({ sessionToken }) =>
      Promise.resolve(
        actorOf(sessionToken?.startsWith('real') && !ended.has(sessionToken) ? 'portal' : 'visitor'),
      ),
    );
    for (const token of ['real 1', 'invented', null]) await resolve(credential(token));
    expect(['real 1', 'invented', null].map((token) => sessions.has(token))).toEqual([true, false, false]);
    ended.add('real 1');
    await resolve(credential('real 1'));
    expect(sessions.has('real 1')).toBe(false);
    for (const token of ['real 2', 'real 3', 'real 4']) await resolve(credential(token));
    expect([sessions.size, sessions.has('real 2'), sessions.has('real 4')]).toEqual([2, false, true]);
    now = 100;
    expect(sessions.has('real 4')).toBe(false);
  });
});
