import { graphql } from '#lib/graph/graphql.ts';
import {
  Due,
  Item,
  Money,
  Reduced,
  SalesSummary,
  SoldItem,
  StockCounts,
} from '#lib/graph/shared.operation.ts';

/** The overview of one customer: for a consignor the balance, what sold, what is due, and the heads of both lists. */
export const MyPage = graphql(
  `
    query MyPage(
      $customer: UUID!
      $since: DateTime
      $lastYear: Int!
      $saysTerms: Boolean!
      $language: LanguageCode!
    ) {
      viewer @include(if: $saysTerms) {
        textsToAccept(language: $language) {
          page
        }
      }
      customer(id: $customer) {
        id
        number
        hasOwnTerms
        approval {
          state
          word
        }
        displayName
        firstName
        kind
        salesTotal {
          ...Money
        }
        storeCredit {
          ...Money
        }
        consignor {
          customerId
          mayCreateItems
          itemAllowance
          itemAllowanceRemaining
          allowanceFrozen
          effectiveSharePercent
          dac7 {
            isReached
            isAsked
          }
          lastYear: dac7(year: $lastYear) {
            isAsked
          }
          balance {
            ...Money
          }
          stock {
            ...StockCounts
          }
          due {
            ...Due
          }
          soldSince(instant: $since) {
            ...SalesSummary
          }
          salesByMonth(months: 12) {
            month
            count
            share {
              ...Money
            }
          }
          items(
            first: 6
            filter: {
              states: [DRAFT, SUBMITTED, RECEIVED, REJECTED, ON_SALE, RETURNED, DONATED, WITHDRAWN, LOST]
            }
          ) {
            nodes {
              ...Item
              ...Reduced
            }
          }
          sales(first: 5) {
            nodes {
              ...SoldItem
            }
          }
        }
      }
    }
  `,
  [Due, Item, Money, Reduced, SalesSummary, SoldItem, StockCounts],
);
