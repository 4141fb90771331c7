import fc from 'fast-check';
import { generateSync } from 'otplib';
import { newTotpSecret, stepOfCode, totpUri } from './totp';
import { isRequired, newRecoveryCodes, readCode, RECOVERY_CODES, secondStepOf } from './two-factor.rules';

const now = new Date('2026-11-28T10:00:10Z');
const example = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const epochOf = (at: Date): number => Math.floor(at.getTime() / 1000);

test('a code is of this half minute, the one before or the next; of no other, and of no secret but its own [N2]', () => {
  const secret = newTotpSecret();
  const at = (steps: number): string => generateSync({ secret, epoch: epochOf(now) + 30 * steps });
  const step = Math.floor(epochOf(now) / 30);
  expect([-2, -1, 0, 1, 2].map((each) => stepOfCode(secret, at(each), now, null))).toEqual([
    ...[null, step - 1, step, step + 1, null],
  ]);
  expect(stepOfCode(newTotpSecret(), at(0), now, null)).toBeNull();
});

test('what was used opens nothing again, nor what is older; a clock that was put back opens nothing either [N2]', () => {
  const secret = newTotpSecret();
  const step = Math.floor(epochOf(now) / 30);
  const at = (steps: number): string => generateSync({ secret, epoch: epochOf(now) + 30 * steps });
  expect([-1, 0, 1].map((each) => stepOfCode(secret, at(each), now, step))).toEqual([null, null, step + 1]);
  expect([-1, 0, 1].map((each) => stepOfCode(secret, at(each), now, step + 100))).toEqual([null, null, null]);
});

test('the picture says whose codes these are', () => {
  const uri = new URL(totpUri(example, { store: 'De Ruilhoek', email: 'a+b@c.nl' }));
  expect(decodeURIComponent(uri.href)).toContain('otpauth://totp/De Ruilhoek:a+b@c.nl?');
  expect(Object.fromEntries(uri.searchParams)).toEqual({ secret: example, issuer: 'De Ruilhoek' });
});

test('recovery codes are ten different ones, each read however it is typed, and no code of an app is one', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(RECOVERY_CODES);
  for (const code of codes) {
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/);
    const plain = { kind: 'RECOVERY_CODE', code: code.replace('-', '') };
    for (const typed of [code, code.toLowerCase(), ` ${code.replace('-', ' – ')} `])
      expect(readCode(typed)).toEqual(plain);
  }
  expect(readCode('123 456')).toEqual({ kind: 'APP', code: '123456' });
});

test('whatever is typed is one of the two, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
      const read = readCode(typed);
      expect(read === null || /^(\d{6}|[2-9A-Z]{10})$/.test(read.code)).toBe(true);
    }),
  );
});

test.each([
  ...([
    ['OFF', 'staff', true, null],
    ['OFF', 'portal', false, null],
  ] as const),
  ...([
    ['OPTIONAL', 'staff', true, 'CHALLENGE'],
    ['OPTIONAL', 'portal', false, null],
  ] as const),
  ...([
    ['STAFF', 'staff', false, 'SET_UP'],
    ['STAFF', 'portal', false, null],
  ] as const),
  ...([
    ['STAFF', 'portal', true, 'CHALLENGE'],
    ['ALL', 'portal', false, 'SET_UP'],
  ] as const),
  ...([['ALL', 'staff', true, 'CHALLENGE']] as const),
])('a store with %s: %s with a factor (%s) lack %s [N2]', (policy, kind, hasFactor, lacks) => {
  expect(secondStepOf({ policy, kind, hasFactor, isPasswordOnly: true })).toBe(lacks);
  expect(secondStepOf({ policy, kind, hasFactor, isPasswordOnly: false })).toBeNull();
  if (lacks === 'SET_UP') expect(isRequired(policy, kind)).toBe(true);
});
