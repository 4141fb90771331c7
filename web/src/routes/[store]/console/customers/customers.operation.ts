import { graphql } from '#lib/graph/graphql.ts';

/** One page of the customer list, the groups to filter by, and which columns this reader chose. */
export const Customers = graphql(`
  query Customers(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $sort: CustomerSort!
    $direction: SortDirection!
    $search: String
    $groupId: UUID
  ) {
    customers(
      first: $first
      after: $after
      last: $last
      before: $before
      sort: $sort
      direction: $direction
      filter: { search: $search, groupId: $groupId }
    ) {
      nodes {
        id
        number
        kind
        displayName
        socialTitle
        firstName
        lastName
        companyName
        email
        telephone
        newsletter
        registeredAt
        lastVisitAt
        billingAddress {
          street
          town
        }
        groups {
          id
          name
          colour
        }
        consignor {
          customerId
          charity
        }
        salesTotal {
          amountMinor
          currency
        }
        users {
          user {
            id
            enabled
            activated
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      total {
        count
        capped
      }
    }
    customerGroups {
      id
      name
    }
    viewer {
      staffMember {
        id
        columns(list: "customers")
      }
    }
  }
`);

/** Keeps which columns the list shows to whoever asks. */
export const ChooseCustomerColumns = graphql(`
  mutation ChooseCustomerColumns($input: ChooseColumnsInput!) {
    chooseColumns(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          path
          code
        }
      }
    }
  }
`);
