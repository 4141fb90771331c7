import type { OperationFixture } from './operations';

const email: OperationFixture = {
  variables: (own) => ({ input: { email: own.email } }),
  named: { 'input.email': 'email' },
};
const logIn: OperationFixture = {
  variables: (own) => ({ input: { email: own.email, password: 'not the password' } }),
  named: { 'input.email': 'email' },
};

/** Getting in: links, passwords, log-ins. */
export const logInOperations: Record<string, OperationFixture> = {
  'Query.link': { variables: (own) => ({ token: own.token }), named: { token: 'token' } },
  'Mutation.requestActivation': email,
  'Mutation.requestPasswordReset': email,
  'Mutation.requestStaffPasswordReset': email,
  'Mutation.logIn': logIn,
  'Mutation.logInStaff': logIn,
  'Mutation.logOut': { variables: () => ({}), named: {} },
  'Query.signIns': { variables: () => ({}), named: {} },
  'Mutation.endSession': {
    variables: (own) => ({ input: { sessionId: own.session } }),
    named: { 'input.sessionId': 'session' },
    renew: (own, storeId) => `
      INSERT INTO identity.session (store_id, id, token_hash, kind, user_id, created_at, last_seen_at, expires_at)
      VALUES ('${storeId}', '${own.session}', sha256('${own.session}'), 'portal', '${own.user}', now(), now(), now() + interval '1 day')
      ON CONFLICT DO NOTHING`,
  },
  'Mutation.endOtherSessions': { variables: () => ({}), named: {} },
  // Used once at most: the answer tells one that was used from one that never was.
  'Mutation.disownSignIn': {
    variables: (own) => ({ input: { token: own.signInToken } }),
    named: { 'input.token': 'signInToken' },
  },
  'Mutation.setPassword': {
    variables: (own) => ({
      input: {
        ...{ token: own.token, password: 'acht groene kamelen' },
        acceptedTexts: [{ page: 'TERMS', language: 'nl', version: 1 }],
      },
    }),
    named: { 'input.token': 'token' },
  },
  'Mutation.setStaffPassword': {
    variables: (own) => ({ input: { token: own.staffToken, password: 'acht groene kamelen' } }),
    named: { 'input.token': 'staffToken' },
  },
  // Its first link is void since the second was sent: the answer tells it from one that never was.
  'Mutation.confirmEmail': {
    variables: (own) => ({ input: { token: own.emailToken } }),
    named: { 'input.token': 'emailToken' },
  },
};
