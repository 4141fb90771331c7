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

/** A link that was used up already. */
const wasUsed = (
  token: string,
  storeId: string,
  [column, whose]: [string, string],
  purpose: string,
): string => `
  INSERT INTO identity.link_token (store_id, id, token_hash, ${column}, purpose, former_email, created_at, expires_at, used_at)
  VALUES ('${storeId}', gen_random_uuid(), sha256('${token}'), ${whose}, '${purpose}',
    ${purpose === 'email-undo' ? "'canary-former@example.test'" : 'NULL'}, now(), now() + interval '10 years', now())
  ON CONFLICT (store_id, token_hash) DO NOTHING`;

/** The two tokens of links about an address that somebody changes themselves. */
export const emailTokensOf = (user: string): { keepToken: string; staffEmailToken: string } => {
  const begun = user.replaceAll('-', '').padEnd(32, 'x');
  return { keepToken: `${begun}-keep-email`, staffEmailToken: `${begun}staff-email` };
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
  // Used before: the answer tells such a one from one that never was.
  'Mutation.disownEmailChange': {
    variables: (own) => ({ input: { token: own.keepToken } }),
    named: { 'input.token': 'keepToken' },
    renew: (own, storeId) => wasUsed(own.keepToken, storeId, ['user_id', `'${own.user}'`], 'email-undo'),
  },
  'Mutation.confirmStaffEmail': {
    variables: (own) => ({ input: { token: own.staffEmailToken } }),
    named: { 'input.token': 'staffEmailToken' },
    renew: (own, storeId) => {
      const staff = `(SELECT id FROM identity.staff_member WHERE store_id = '${storeId}' ORDER BY id LIMIT 1)`;
      return wasUsed(own.staffEmailToken, storeId, ['staff_member_id', staff], 'staff-email');
    },
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
