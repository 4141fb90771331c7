import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { seal, unseal, type SealedPlace } from './seal';

const master = randomBytes(32);
const place: SealedPlace = { storeId: '30042', column: 'probe.thing.pin', rowId: 'a' };

test('what is sealed opens in its place, whatever it is, and is never sealed alike twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = seal(master, place, text);
      expect(unseal(master, place, sealed)).toBe(text);
      expect(sealed).not.toEqual(seal(master, place, text));
    }),
  );
  expect(seal(master, place, '123456782').includes('123456782')).toBe(false);
});

test.each([
  ['another store', { storeId: '30043' }],
  ['another column', { column: 'probe.thing.name' }],
  ['another row', { rowId: 'b' }],
])('moved to %s it does not open', (_where, moved) => {
  const sealed = seal(master, place, '123456782');
  expect(() => unseal(master, { ...place, ...moved }, sealed)).toThrow('does not open');
});

test('changed anywhere, cut short, or by another secret it does not open, and no error tells what it holds', () => {
  const sealed = seal(master, place, '123456782');
  for (let at = 0; at < sealed.length; at += 1) {
    const bent = Buffer.from(sealed);
    bent[at] = (bent[at] ?? 0) ^ 1;
    expect(() => unseal(master, place, bent)).toThrow(/^A sealed value of probe\.thing\.pin does not open$/);
    expect(() => unseal(master, place, sealed.subarray(0, at))).toThrow('does not open');
  }
  expect(() => unseal(randomBytes(32), place, sealed)).toThrow('does not open');
});
