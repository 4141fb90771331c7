import { graphql } from '#lib/graph/graphql.ts';
import { InvalidFields } from '#lib/graph/refusals.operation.ts';
import { PageInfo, Total } from '#lib/graph/shared.operation.ts';

/** One page of companies that registered and wait for a look, or were declined. */
export const CompaniesForApproval = graphql(
  `
    query CompaniesForApproval(
      $state: CompanyApprovalState!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      companiesForApproval(state: $state, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          number
          displayName
          organisationNumber
          sameOrganisationNumber {
            id
            number
            displayName
          }
          firstName
          lastName
          email
          billingAddress {
            town
          }
          approval {
            askedAt
            decidedAt
            word
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
  `,
  [PageInfo, Total],
);

/** Approves or declines companies. */
export const DecideCompanies = graphql(
  `
    mutation DecideCompanies($input: DecideCompaniesInput!) {
      decideCompanies(input: $input) {
        __typename
        ... on CompaniesDecided {
          decided {
            id
          }
          kept {
            customerId
          }
        }
        ...InvalidFields
      }
    }
  `,
  [InvalidFields],
);
