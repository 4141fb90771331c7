import { graphql } from '#lib/graph/graphql.ts';

/** Background work that failed, the newest first: what it was, how often it was tried, and why it failed. */
export const FailedJobs = graphql(`
  query FailedJobs {
    failedJobs {
      id
      task
      kind
      attempts
      maxAttempts
      lastError
      createdAt
      nextRunAt
    }
  }
`);

/** Tries one failed piece of background work again now. */
export const RetryJob = graphql(`
  mutation RetryJob($input: RetryJobInput!) {
    retryJob(input: $input) {
      __typename
    }
  }
`);
