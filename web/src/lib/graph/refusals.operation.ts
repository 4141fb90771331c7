import { graphql } from '#lib/graph/graphql.ts';

/** What forms say of refusals that many mutations share: each is spread in the union of its result. */

/** Which fields were wrong, and how. */
export const InvalidFields = graphql(`
  fragment InvalidFields on InvalidInput @_unmask {
    fields {
      path
      code
    }
  }
`);

/** Which version stands now. */
export const NewerVersion = graphql(`
  fragment NewerVersion on ChangedMeanwhile @_unmask {
    version
  }
`);

/** How many mails have been sent within the hour, whose are counted, and how long to wait. */
export const MailsSent = graphql(`
  fragment MailsSent on TooManyMails @_unmask {
    limit
    most
    retryAfterSeconds
  }
`);

/** How many minutes old a log-in may be. */
export const NotRecent = graphql(`
  fragment NotRecent on LogInNotRecent @_unmask {
    mostMinutes
  }
`);

/** How long to wait. */
export const Wait = graphql(`
  fragment Wait on TooManyAttempts @_unmask {
    retryAfterSeconds
  }
`);

/** When the same photo will do. */
export const PhotoLater = graphql(`
  fragment PhotoLater on PhotosBusy @_unmask {
    retryAfterSeconds
  }
`);

/** When to come back where too many log in at this moment. */
export const ComeBack = graphql(`
  fragment ComeBack on LogInsBusy @_unmask {
    retryAfterSeconds
  }
`);
