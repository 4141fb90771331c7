import { graphql } from '#lib/graph/graphql.ts';
import { Money } from '#lib/graph/shared.operation.ts';

/** What the receipt of a sale says. */
export const SaleReceipt = graphql(
  `
    query SaleReceipt($number: Int!) {
      orderByNumber(number: $number) {
        id
        number
        channel
        placedOn
        placedAt
        externalReceipt
        total {
          ...Money
        }
        reversed {
          ...Money
        }
        customer {
          id
          storeCredit {
            ...Money
          }
        }
        payments {
          id
          method
          amount {
            ...Money
          }
        }
        lines {
          id
          sku
          description
          vatPercent
          vatScheme
          price {
            ...Money
          }
          discount {
            ...Money
          }
          net {
            ...Money
          }
          vat {
            ...Money
          }
          gross {
            ...Money
          }
          reversed {
            ...Money
          }
        }
      }
    }
  `,
  [Money],
);
