import { graphql } from '#lib/graph/graphql.ts';
import { Money, PageInfo, Total } from '#lib/graph/shared.operation.ts';

/**
 * One page of the customer list and the groups to filter by. What comes with every customer is asked for always;
 * the rest, which is another service's or a statement of its own, only where a column shows it.
 */
export const Customers = graphql(
  `
    query Customers(
      $first: Int
      $after: String
      $last: Int
      $before: String
      $sort: CustomerSort = NUMBER
      $direction: SortDirection = DESC
      $search: String
      $groupId: UUID
      $withGroups: Boolean! = true
      $withConsignor: Boolean! = true
      $withSales: Boolean! = true
      $withUsers: Boolean! = true
    ) {
      customers(
        first: $first
        after: $after
        last: $last
        before: $before
        sort: $sort
        direction: $direction
        filter: { search: $search, groupId: $groupId }
      ) {
        nodes {
          id
          number
          kind
          displayName
          socialTitle
          firstName
          lastName
          companyName
          email
          telephone
          newsletter {
            state
          }
          registeredAt
          lastVisitAt
          billingAddress {
            street
            town
          }
          groups @include(if: $withGroups) {
            id
            name
            colour
          }
          consignor @include(if: $withConsignor) {
            customerId
            charity
          }
          salesTotal @include(if: $withSales) {
            ...Money
          }
          users @include(if: $withUsers) {
            user {
              id
              enabled
              activated
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
      customerGroups {
        id
        name
      }
    }
  `,
  [Money, PageInfo, Total],
);
