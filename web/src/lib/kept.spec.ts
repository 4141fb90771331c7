import { Kept, KEPT } from './kept';

describe.each(Object.keys(KEPT) as (keyof typeof KEPT)[])('of %s', (name) => {
  const limits = KEPT[name];

  it('no more are kept than the limit says, and those in use stay', () => {
    const kept = new Kept<number>(name);
    kept.keep('in use', -1, 1);
    for (let at = 0; at < 3 * limits.entries; at++) {
      kept.keep(`${at}`, at, 1);
      expect(kept.find('in use')).toBe(-1);
    }
    expect(kept.size.entries).toBe(limits.entries);
    expect([kept.find('0'), kept.find(`${3 * limits.entries - 1}`)]).toEqual([
      undefined,
      3 * limits.entries - 1,
    ]);
  });

  it('no more bytes are kept than the limit says, the texts they are known by included', () => {
    const kept = new Kept<number>(name);
    for (let at = 0; at < 40; at++) {
      kept.keep(`${at}`.padEnd(limits.bytes / 100), at, limits.bytes / 20);
      expect(kept.size.bytes).toBeLessThanOrEqual(limits.bytes);
    }
    expect(kept.size.entries).toBe(14);
    kept.keep('all of it', 1, limits.bytes);
    expect(kept.size).toEqual({ entries: 0, bytes: 0 });
  });
});
