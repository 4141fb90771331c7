import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion, NotRecent, Wait } from '#lib/graph/refusals.operation.ts';

/** How the reader proves a second step. */
export const MyTwoFactor = graphql(`
  query MyTwoFactor {
    twoFactor {
      isOffered
      isRequired
      appSince
      setUp {
        secret
        totpUri
      }
      recoveryCodesLeft
      recoveryCodesMadeAt
      version
    }
  }
`);

/** Proves the second step of a log-in. */
export const AnswerSecondStep = graphql(
  `
    mutation AnswerSecondStep($input: SecondStepInput!) {
      answerSecondStep(input: $input) {
        __typename
        ... on SecondStepDone {
          sessionToken
          expiresAt
        }
        ... on CodeNotRight {
          triesLeft
        }
        ...Wait
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Wait],
);

/** Begins to set an app up. */
export const BeginTotp = graphql(
  `
    mutation BeginTotp {
      beginTotp {
        __typename
        ...NotRecent
      }
    }
  `,
  [NotRecent],
);

/** Lets the app count; the codes are told this once. */
export const ConfirmTotp = graphql(
  `
    mutation ConfirmTotp($input: ConfirmTotpInput!) {
      confirmTotp(input: $input) {
        __typename
        ... on TotpConfirmed {
          recoveryCodes
          sessionToken
          expiresAt
        }
        ...InvalidFields
        ...NotRecent
      }
    }
  `,
  [InvalidFields, NotRecent],
);

/** Makes other recovery codes, told this once. */
export const RenewRecoveryCodes = graphql(
  `
    mutation RenewRecoveryCodes($input: RenewRecoveryCodesInput!) {
      renewRecoveryCodes(input: $input) {
        __typename
        ... on RecoveryCodesRenewed {
          recoveryCodes
        }
        ...NewerVersion
        ...InvalidFields
        ...NotRecent
      }
    }
  `,
  [InvalidFields, NewerVersion, NotRecent],
);

/** Takes app and codes away. */
export const RemoveTotp = graphql(
  `
    mutation RemoveTotp {
      removeTotp {
        __typename
        ...NotRecent
      }
    }
  `,
  [NotRecent],
);
