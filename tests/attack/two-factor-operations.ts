import type { OperationFixture } from './operations';

/** A second step after the password: of one's own session, but for what staff take away. */
export const twoFactorOperations: Record<string, OperationFixture> = {
  'Query.secondStep': { variables: () => ({}), named: {} },
  'Query.twoFactor': { variables: () => ({}), named: {} },
  'Mutation.answerSecondStep': { variables: () => ({ input: { code: '123456' } }), named: {} },
  'Mutation.beginTotp': { variables: () => ({}), named: {} },
  'Mutation.confirmTotp': { variables: () => ({ input: { code: '123456' } }), named: {} },
  'Mutation.renewRecoveryCodes': { variables: () => ({ input: { version: 1 } }), named: {} },
  'Mutation.removeTotp': { variables: () => ({}), named: {} },
  'Mutation.resetTwoFactor': {
    variables: (own) => ({ input: { userId: own.user, reason: 'The phone is lost' } }),
    named: { 'input.userId': 'user' },
    renew: (own, storeId) => hasFactor(storeId, own.user),
  },
  'Mutation.resetStaffTwoFactor': {
    variables: (own) => ({ input: { email: own.email, reason: 'The phone is lost' } }),
    named: { 'input.email': 'email' },
  },
};

/** A user with an app that counts; no store of the attack asks for it. */
export const hasFactor = (storeId: string, userId: string): string => `
  INSERT INTO identity.second_factor (store_id, id, user_id, secret, confirmed_at, last_step, recovery_hashes, recovery_made_at)
  VALUES ('${storeId}', gen_random_uuid(), '${userId}', 'sealed', now(), 1, ARRAY[sha256('${userId}')], now())
  ON CONFLICT DO NOTHING`;

/** What is told of a second step that somebody still lacks. */
export const SECOND_STEP: Record<string, string> = {
  SecondStepAsked: 'step',
  SecondStepDone: 'sessionToken expiresAt viewer',
  SecondStepOver: 'message',
  CodeNotRight: 'message triesLeft',
};

/** What setting it up takes. */
export const SETTING_UP: Record<string, string> = {
  Query: 'twoFactor',
  Mutation: 'beginTotp confirmTotp',
  TwoFactor: 'isOffered isRequired appSince setUp recoveryCodesLeft recoveryCodesMadeAt version',
  TotpSetUp: 'secret totpUri',
  TotpConfirmed: 'recoveryCodes sessionToken expiresAt',
  TwoFactorOff: 'message',
  LogInNotRecent: 'message loggedInAt mostMinutes',
};
