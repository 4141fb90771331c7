import { createHmac, randomInt } from 'node:crypto';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import type { SessionKind } from '../session/session.rules';

export const TwoFactorPolicy = codesOf(
  'TwoFactorPolicy',
  'Whether a store asks for a second step after the password, and of whom.',
  {
    OFF: 'Nobody is asked, and nobody can set it up; what was set up stays for the day it is on again.',
    OPTIONAL: 'Whoever wants to sets it up, and is asked from then on.',
    STAFF: 'All staff must; customers may.',
    ALL: 'All staff and all customers must.',
  },
);
export type TwoFactorPolicy = CodeOf<typeof TwoFactorPolicy>;

export const SecondStep = codesOf(
  'SecondStep',
  'What a session still lacks that has only given a password.',
  {
    CHALLENGE: 'A code of the app, or one of the recovery codes.',
    SET_UP: 'The store asks for a second step and none is set up: that comes first.',
  },
);
export type SecondStep = CodeOf<typeof SecondStep>;

export const SecondFactorUsed = codesOf('SecondFactorUsed', 'By what a second step was proven.', {
  APP: 'A code of the app.',
  RECOVERY_CODE: 'One of the recovery codes, which is gone now.',
});
export type SecondFactorUsed = CodeOf<typeof SecondFactorUsed>;

/** Whether somebody of this kind must have a second step. */
export function isRequired(policy: TwoFactorPolicy, kind: SessionKind): boolean {
  return policy === 'ALL' || (policy === 'STAFF' && kind === 'staff');
}

/** What decides what a session still lacks. */
export interface StepFacts {
  policy: TwoFactorPolicy;
  kind: SessionKind;
  isPasswordOnly: boolean;
  hasFactor: boolean;
}

/**
 * What a session still lacks before it opens anything; null = nothing. Asked of each request and kept nowhere: a factor
 * that was just set up, or a store that asks for one from now on, counts for every session that there is.
 */
export function secondStepOf({ policy, kind, isPasswordOnly, hasFactor }: StepFacts): SecondStep | null {
  if (policy === 'OFF' || !isPasswordOnly) return null;
  if (hasFactor) return 'CHALLENGE';
  return isRequired(policy, kind) ? 'SET_UP' : null;
}

export const RECOVERY_CODES = 10;
const RECOVERY_CHARACTERS = 10;
/** None that is taken for another one, on paper or aloud. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A code as it is typed is no longer than this, however it is spaced. */
export const LONGEST_CODE = 40;

/** New codes for paper, each of 49 bits: "7KQF9-M2PXT". */
export function newRecoveryCodes(): string[] {
  const drawn = (): string =>
    Array.from({ length: RECOVERY_CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const half = RECOVERY_CHARACTERS / 2;
  return Array.from({ length: RECOVERY_CODES }, drawn).map(
    (code) => `${code.slice(0, half)}-${code.slice(half)}`,
  );
}

/** What somebody typed, as one of the two kinds of code; null where it can be neither. */
export function readCode(typed: string): { kind: SecondFactorUsed; code: string } | null {
  const code = typed.toUpperCase().replaceAll(/[\s.\-–—]/g, '');
  if (/^\d{6}$/.test(code)) return { kind: 'APP', code };
  if (code.length !== RECOVERY_CHARACTERS || [...code].some((each) => !ALPHABET.includes(each))) return null;
  return { kind: 'RECOVERY_CODE', code };
}

/** The hash by which a recovery code is kept: keyed, for 49 bits could be tried out by who has the table. */
export function hashOfRecoveryCode(key: Buffer, storeId: string, personId: string, code: string): Buffer {
  const plain = code.replaceAll('-', '');
  return createHmac('sha256', key)
    .update(JSON.stringify([storeId, personId, plain]))
    .digest();
}
