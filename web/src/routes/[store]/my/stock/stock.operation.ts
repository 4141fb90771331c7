import { graphql } from '#lib/graph/graphql.ts';

/** One page of a consignor's items, by state, with the counts of every filter. */
export const MyStock = graphql(`
  query MyStock(
    $customer: UUID!
    $states: [ItemState!]
    $due: Boolean
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    customer(id: $customer) {
      id
      consignor {
        customerId
        stock {
          all
          onSale
          due
          submitted
          back
          sold
        }
        items(
          first: $first
          after: $after
          last: $last
          before: $before
          filter: { states: $states, due: $due }
        ) {
          nodes {
            id
            number
            description
            category
            size
            state
            isDue
            returnOn
            price {
              amountMinor
              currency
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
      }
    }
  }
`);
