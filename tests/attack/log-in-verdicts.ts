/** What whoever is logged in sees of their own log-in, at either door [S12 R-ID8 R-ID9]. */
export const OWN_LOG_IN = {
  SignIns: 'sessions recent',
  SignIn: 'at device secondFactor',
  SignInDevice: 'browser system',
  OpenSession: 'id device firstSeenAt lastSeenAt isThisOne',
  SessionsEnded: 'count',
  OwnEmailChange: 'email askedAt',
  PasswordChanged: 'sessionToken expiresAt',
};
