import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, Wait } from '#lib/graph/refusals.operation.ts';

/** Where the reader is logged in, and when they logged in. */
export const MySignIns = graphql(`
  query MySignIns {
    signIns {
      sessions {
        id
        isThisOne
        firstSeenAt
        lastSeenAt
        device {
          browser
          system
        }
      }
      recent {
        at
        secondFactor
        device {
          browser
          system
        }
      }
    }
  }
`);

/** Ends one of the reader's sessions. */
export const EndSession = graphql(
  `
    mutation EndSession($input: EndSessionInput!) {
      endSession(input: $input) {
        __typename
        ... on SessionsEnded {
          count
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);

/** Ends all of the reader's sessions but this one. */
export const EndOtherSessions = graphql(`
  mutation EndOtherSessions {
    endOtherSessions {
      __typename
      count
    }
  }
`);

/** Says that a log-in was somebody else's. */
export const DisownSignIn = graphql(
  `
    mutation DisownSignIn($input: DisownSignInInput!) {
      disownSignIn(input: $input) {
        __typename
        ... on SignInDisowned {
          email
        }
        ...Wait
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Wait],
);
