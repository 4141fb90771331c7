import { generateSync } from 'otplib';
import type { OpenService } from '../../kernel/subgraph/service';
import type { SessionKind } from '../session/session.rules';
import type { TwoFactorPolicy } from '../two-factor/two-factor.rules';
import { peopleOf } from './device-world';
import type { IdentityWorld } from './identity-world';

type Answer = { __typename: string } & Record<string, unknown>;

const wrong = `... on CodeNotRight { triesLeft } ... on TooManyAttempts { retryAfterSeconds }`;
export const answering = `mutation ($input: SecondStepInput!) { answerSecondStep(input: $input) { __typename ${wrong}
  ... on SecondStepDone { sessionToken expiresAt viewer { kind } } ... on InvalidInput { fields { path code } } } }`;
const state = `isOffered isRequired appSince setUp { secret totpUri } recoveryCodesLeft recoveryCodesMadeAt version`;
export const beginning = `mutation { beginTotp { __typename ... on TwoFactor { ${state} } ... on LogInNotRecent { mostMinutes } } }`;
export const confirming = `mutation ($input: ConfirmTotpInput!) { confirmTotp(input: $input) { __typename
  ... on CodeNotRight { triesLeft } ... on TotpConfirmed { recoveryCodes sessionToken expiresAt } } }`;
export const renewing = `mutation ($input: RenewRecoveryCodesInput!) { renewRecoveryCodes(input: $input) { __typename ... on RecoveryCodesRenewed { recoveryCodes } } }`;
export const removing = `mutation { removeTotp { __typename ... on TwoFactor { ${state} } } }`;
export const looking = `{ secondStep { step } viewer { kind } }`;
export const lookingAtOwn = `{ twoFactor { ${state} } }`;

/** What somebody has in hand who has set a second step up. */
export interface SetUp {
  secret: string;
  codes: string[];
  token: string;
}

/** Marijke and Daan of one kind, at a store that has a second step. */
export interface TwoFactorPeople {
  policy(policy: TwoFactorPolicy): Promise<void>;
  /** Logs in by the password alone; answers the session's token. */
  password(whom?: 'marijke' | 'daan', from?: { at?: OpenService }): Promise<string>;
  run(token: string, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  answer(token: string, code: string): Promise<Answer>;
  /** What a session opens: the kind of its actor. */
  kindOf(token: string): Promise<string>;
  code(secret: string, stepsFromNow?: number): string;
  /** Sets it up, and forgets all sessions but the one that it was done in. */
  setUp(whom?: 'marijke' | 'daan'): Promise<SetUp>;
  /** Nobody has any, nothing was tried, and the next step of time has come. */
  reset(): Promise<void>;
}

/** What the two do, of one kind, in the world of devices. */
export function twoFactorPeople(world: IdentityWorld, kind: SessionKind): TwoFactorPeople {
  const { logIn } = peopleOf(world, kind);
  const run: TwoFactorPeople['run'] = async (token, query, variables) => {
    const { data, errors } = await world.askWith('30042', kind, token, query, variables);
    if (errors?.[0] !== undefined) throw new Error(String(errors[0].extensions['code'] ?? errors[0].message));
    return Object.values(data ?? {})[0] as Answer;
  };
  const code: TwoFactorPeople['code'] = (secret, stepsFromNow = 0) =>
    generateSync({ secret, epoch: Math.floor(world.clock.now().getTime() / 1000) + 30 * stepsFromNow });
  const password: TwoFactorPeople['password'] = async (whom = 'marijke', from = {}) =>
    (await logIn(whom, from)).sessionToken;
  return {
    policy: (twoFactor) => world.identity.changeStore('30042', { twoFactor }),
    password,
    run,
    answer: (token, typed) => run(token, answering, { input: { code: typed } }),
    kindOf: async (token) => (await world.actorOf('30042', kind, token)).kind,
    code,
    setUp: async (whom = 'marijke') => {
      const begun = await run(await password(whom), beginning);
      const { secret } = begun['setUp'] as { secret: string };
      const token = await password(whom);
      const done = await run(token, confirming, { input: { code: code(secret) } });
      return { secret, codes: done['recoveryCodes'] as string[], token: done['sessionToken'] as string };
    },
    reset: async () => {
      for (const table of ['second_factor', 'session', 'attempt'])
        await world.database.admin(`DELETE FROM identity.${table}`);
      world.clock.advance(60_000);
    },
  };
}
