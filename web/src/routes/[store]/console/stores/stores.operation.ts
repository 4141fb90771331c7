import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, MailsSent, NotRecent } from '#lib/graph/refusals.operation.ts';
import { PageInfo, Total } from '#lib/graph/shared.operation.ts';

/** A store as an operator sees it. */
export const StoreRow = graphql(`
  fragment StoreRow on StoreSummary @_unmask {
    id
    name
    country
    portalOn
    isSetUp
    createdAt
    owners
    invitedEmail
    invitedAt
    consoleUrl
  }
`);

/** One page of the stores, by id. */
export const Stores = graphql(
  `
    query Stores($id: ID, $search: String, $first: Int, $after: String, $last: Int, $before: String) {
      stores(id: $id, search: $search, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          ...StoreRow
        }
        pageInfo {
          ...PageInfo
        }
        total {
          ...Total
        }
      }
    }
  `,
  [StoreRow, PageInfo, Total],
);

/** Makes a store and invites its owner. */
export const CreateStore = graphql(
  `
    mutation CreateStore($input: CreateStoreInput!) {
      createStore(input: $input) {
        __typename
        ... on StoreSummary {
          id
        }
        ...InvalidFields
        ...NotRecent
      }
    }
  `,
  [InvalidFields, NotRecent],
);

/** Invites the owner once more, or at another address. */
export const SendOwnerActivation = graphql(
  `
    mutation SendOwnerActivation($input: SendOwnerActivationInput!) {
      sendOwnerActivation(input: $input) {
        __typename
        ... on StoreSummary {
          id
        }
        ...InvalidFields
        ...NotRecent
        ...MailsSent
      }
    }
  `,
  [InvalidFields, NotRecent, MailsSent],
);
