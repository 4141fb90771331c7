import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { Money } from '#lib/graph/shared.operation.ts';

/** What has this number, whether it can be sold, and in which sale it was. */
export const UnitToSell = graphql(
  `
    query UnitToSell($sku: String!, $number: Int!) {
      sellableUnitBySku(sku: $sku) {
        id
        sku
        description
        isOnSale
        price {
          ...Money
        }
      }
      consignmentItemByNumber(number: $number) {
        id
        state
        order {
          id
          number
        }
      }
    }
  `,
  [Money],
);

/** Customers that somebody may be, by name or number. */
export const BuyersFound = graphql(`
  query BuyersFound($search: String!, $first: Int!) {
    customers(first: $first, filter: { search: $search }) {
      nodes {
        id
        number
        displayName
        storeCredit {
          amountMinor
        }
        billingAddress {
          town
        }
      }
    }
  }
`);

/** Sells over the counter. */
export const RecordSale = graphql(
  `
    mutation RecordSale($input: RecordSaleInput!) {
      recordSale(input: $input) {
        __typename
        ... on Order {
          id
          number
        }
        ... on StoreCreditTooLow {
          remaining {
            ...Money
          }
        }
        ... on NotOnSale {
          unavailable {
            path
            soldInOrder
          }
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields, Money],
);
