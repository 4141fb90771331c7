import { graphql } from '#lib/graph/graphql.ts';
import { Due, Item, PageInfo, Pictured, Reduced, StockCounts, Total } from '#lib/graph/shared.operation.ts';
import { RequestNews } from '#lib/item/request.operation.ts';

/** One page of a consignor's items, by state, with the counts of every filter. */
export const MyStock = graphql(
  `
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
            ...StockCounts
          }
          due {
            ...Due
          }
          items(
            first: $first
            after: $after
            last: $last
            before: $before
            filter: { states: $states, due: $due }
          ) {
            nodes {
              ...Item
              ...Pictured
              ...Reduced
              ...RequestNews
            }
            pageInfo {
              ...PageInfo
            }
            total {
              ...Total
            }
          }
        }
      }
    }
  `,
  [Due, Item, PageInfo, Pictured, Reduced, RequestNews, StockCounts, Total],
);
