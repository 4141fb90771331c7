/** Operations the specs share; only those fields that a visitor may select. */
const refusals = `... on TooManyAttempts { message retryAfterSeconds } ... on WrongCredentials { message }
  ... on PortalClosed { message } ... on InvalidInput { fields { path code } }`;

export const logIn = `mutation ($input: LogInInput!) { logIn(input: $input) { __typename ${refusals}
  ... on LoggedIn { sessionToken expiresAt viewer { kind previousVisitAt user { email activated } } } } }`;

export const logInStaff = `mutation ($input: LogInInput!) { logInStaff(input: $input) { __typename ${refusals}
  ... on LoggedIn { sessionToken expiresAt viewer { kind staffMember { id name role rights } } } } }`;

export const setPassword = `mutation ($input: SetPasswordInput!) { setPassword(input: $input) { __typename
  ... on LoggedIn { sessionToken viewer { kind user { email activated } } } ... on LinkNotValid { expired }
  ... on PasswordTooWeak { code minimumLength } ... on InvalidInput { fields { path code } } } }`;

export const lookAtLink = 'query ($token: String!) { link(token: $token) { purpose email name } }';

export const requestStaffReset = `mutation ($input: RequestPasswordResetInput!) { requestStaffPasswordReset(input: $input) {
  __typename ... on MailOnItsWay { email } ... on TooManyAttempts { retryAfterSeconds } ... on InvalidInput { fields { path code } } } }`;

export const setStaffPassword = `mutation ($input: SetStaffPasswordInput!) { setStaffPassword(input: $input) { __typename
  ... on LoggedIn { sessionToken viewer { kind staffMember { email } } } ... on LinkNotValid { expired }
  ... on PasswordTooWeak { code minimumLength } } }`;

const mailOnItsWay = `__typename ... on MailOnItsWay { email } ... on TooManyAttempts { retryAfterSeconds }
  ... on InvalidInput { fields { path code } }`;

export const requestActivation = `mutation ($input: RequestActivationInput!) {
  requestActivation(input: $input) { ${mailOnItsWay} } }`;

export const requestReset = `mutation ($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) { ${mailOnItsWay} } }`;
