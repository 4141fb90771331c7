import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { Money } from '#lib/graph/shared.operation.ts';

/** A sale with all that is known of it, and what it is to the consignors of what was sold. */
export const WholeSale = graphql(
  `
    query WholeSale($number: Int!) {
      orderByNumber(number: $number) {
        id
        number
        channel
        state
        placedOn
        placedAt
        externalReceipt
        total {
          ...Money
        }
        reversed {
          ...Money
        }
        paid {
          ...Money
        }
        customer {
          id
          number
          displayName
        }
        payments {
          id
          method
          paidAt
          amount {
            ...Money
          }
        }
        lines {
          id
          position
          sku
          description
          ordered
          cancelled
          returned
          price {
            ...Money
          }
          discount {
            ...Money
          }
          borneByStore {
            ...Money
          }
          gross {
            ...Money
          }
          item {
            id
            customer {
              id
              number
              displayName
            }
            sale {
              id
              share {
                ...Money
              }
            }
          }
        }
      }
    }
  `,
  [Money],
);

/** Undoes a sale, whole or line by line. */
export const UndoSale = graphql(
  `
    mutation UndoSale($input: UndoSaleInput!) {
      undoSale(input: $input) {
        __typename
        ... on Order {
          id
          number
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
