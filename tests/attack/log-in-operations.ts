import type { OperationFixture } from './operations';

const email: OperationFixture = {
  variables: (own) => ({ input: { email: own.email } }),
  named: { 'input.email': 'email' },
};
const logIn: OperationFixture = {
  variables: (own) => ({ input: { email: own.email, password: 'not the password' } }),
  named: { 'input.email': 'email' },
};

/** Whatever has become of the password meanwhile. */
const isLoggedIn: OperationFixture['renew'] = (own, storeId) => `
  INSERT INTO identity.session (store_id, id, token_hash, kind, user_id, created_at, last_seen_at, expires_at, epoch, portal_epoch)
  SELECT store_id, '${own.session}', sha256('${own.session}'), 'portal', u.id, now(), now(), now() + interval '10 years', u.epoch, s.portal_epoch
    FROM identity."user" u JOIN identity.store s USING (store_id) WHERE store_id = '${storeId}' AND u.id = '${own.user}'
  ON CONFLICT (store_id, id) DO UPDATE SET epoch = excluded.epoch, portal_epoch = excluded.portal_epoch`;

/** Getting in: links, passwords, log-ins. */
export const logInOperations: Record<string, OperationFixture> = {
  'Query.link': { variables: (own) => ({ token: own.token }), named: { token: 'token' } },
  'Mutation.requestActivation': email,
  'Mutation.requestPasswordReset': email,
  'Mutation.requestStaffPasswordReset': email,
  'Mutation.logIn': logIn,
  'Mutation.logInStaff': logIn,
  'Mutation.logOut': { variables: () => ({}), named: {} },
  'Query.signIns': { variables: () => ({}), named: {}, renew: isLoggedIn },
  'Mutation.endSession': {
    variables: (own) => ({ input: { sessionId: own.session } }),
    named: { 'input.sessionId': 'session' },
    renew: isLoggedIn,
  },
  'Mutation.changePassword': {
    variables: () => ({ input: { password: 'acht groene kamelen' } }),
    named: {},
    renew: isLoggedIn,
  },
  'Query.ownEmailChange': { variables: () => ({}), named: {}, renew: isLoggedIn },
  // An address that the fixture of no store has: the same for everybody.
  'Mutation.changeEmail': {
    variables: () => ({ input: { email: 'canary-wanted@example.test' } }),
    named: {},
    renew: isLoggedIn,
  },
  'Mutation.cancelEmailChange': { variables: () => ({}), named: {}, renew: isLoggedIn },
  'Mutation.endOtherSessions': { variables: () => ({}), named: {} },
  // Used once at most: the answer tells one that was used from one that never was.
  'Mutation.disownSignIn': {
    variables: (own) => ({ input: { token: own.signInToken } }),
    named: { 'input.token': 'signInToken' },
  },
  // Nobody has such a link here: what one does is told by own-log-in/change-email.spec.ts.
  'Mutation.disownEmailChange': {
    variables: (own) => ({ input: { token: own.signInToken } }),
    named: { 'input.token': 'signInToken' },
  },
  'Mutation.confirmStaffEmail': {
    variables: (own) => ({ input: { token: own.staffToken } }),
    named: { 'input.token': 'staffToken' },
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

/** What getting in is answered with: everybody is told. */
export const LOG_IN: Record<string, string> = {
  LoggedIn: 'sessionToken expiresAt deviceToken secondStep viewer',
  SignInDisowned: 'email',
  EmailKept: 'email',
  LoggedOut: 'done',
  MailOnItsWay: 'email',
  TooManyAttempts: 'message retryAfterSeconds',
  LogInsBusy: 'message retryAfterSeconds',
  WrongCredentials: 'message',
  EmailConfirmed: 'email',
  EmailTaken: 'message',
  LinkNotValid: 'message expired',
  MailedLink: 'purpose email name',
  PasswordTooWeak: 'message code minimumLength',
  PortalClosed: 'message',
};
