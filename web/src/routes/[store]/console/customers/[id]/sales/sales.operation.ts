import { graphql } from '#lib/graph/graphql.ts';
import { Money, PageInfo, SalesSummary, SoldItem, Total } from '#lib/graph/shared.operation.ts';
import { CustomerHead } from '../head.operation.ts';

/** One page of what was sold for the customer in a period, and what the period comes to. */
export const CustomerSales = graphql(
  `
    query CustomerSales(
      $id: UUID!
      $yearAgo: LocalDate!
      $from: LocalDate
      $until: LocalDate
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      customer(id: $id) {
        ...CustomerHead
        consignor {
          period: salesSummary(period: { from: $from, until: $until }) {
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
              sale {
                id
                storePart {
                  ...Money
                }
              }
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
  [CustomerHead, Money, PageInfo, SalesSummary, SoldItem, Total],
);
