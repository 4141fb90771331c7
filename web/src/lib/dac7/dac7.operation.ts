import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields, NewerVersion } from '#lib/graph/refusals.operation.ts';
import { Money } from '#lib/graph/shared.operation.ts';

/** What some sales came to. */
export const Dac7Sums = graphql(
  `
    fragment Dac7Sums on Dac7Sums @_unmask {
      count
      soldFor {
        ...Money
      }
      share {
        ...Money
      }
      kept {
        ...Money
      }
    }
  `,
  [Money],
);

/** A consignor's year, quarter by quarter. */
export const Dac7Figures = graphql(
  `
    fragment Dac7Figures on Dac7Year @_unmask {
      year
      isReached
      isAsked
      total {
        ...Dac7Sums
      }
      quarters {
        quarter
        online {
          ...Dac7Sums
        }
        till {
          ...Dac7Sums
        }
      }
    }
  `,
  [Dac7Sums],
);

/** Says who a consignor is for the tax office. */
export const GiveDac7Person = graphql(
  `
    mutation GiveDac7Person($input: GiveDac7PersonInput!) {
      giveDac7Person(input: $input) {
        __typename
        ... on Dac7Person {
          version
        }
        ...InvalidFields
        ...NewerVersion
      }
    }
  `,
  [InvalidFields, NewerVersion],
);
