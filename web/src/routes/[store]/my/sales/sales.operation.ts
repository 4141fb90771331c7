import { graphql } from '#lib/graph/graphql.ts';
import { PageInfo, SalesSummary, SoldItem } from '#lib/graph/shared.operation.ts';

/** One page of what was sold for a consignor in a period, and what the whole period comes to. */
export const MySales = graphql(
  `
    query MySales(
      $customer: UUID!
      $from: LocalDate
      $until: LocalDate
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      customer(id: $customer) {
        id
        consignor {
          customerId
          salesSummary(period: { from: $from, until: $until }) {
            ...SalesSummary
          }
          sales(
            first: $first
            after: $after
            last: $last
            before: $before
            period: { from: $from, until: $until }
          ) {
            nodes {
              ...SoldItem
            }
            pageInfo {
              ...PageInfo
            }
          }
        }
      }
    }
  `,
  [PageInfo, SalesSummary, SoldItem],
);
