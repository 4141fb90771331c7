import { graphql } from '#lib/graph/graphql.ts';
import { Money } from '#lib/graph/shared.operation.ts';

/** What was sold under a scheme, all rates of VAT together and each by itself. */
export const MarginOfScheme = graphql(
  `
    fragment MarginOfScheme on MarginOfScheme @_unmask {
      count
      soldFor {
        ...Money
      }
      share {
        ...Money
      }
      margin {
        ...Money
      }
      vat {
        ...Money
      }
      rates {
        vatPercent
        count
        soldFor {
          ...Money
        }
        share {
          ...Money
        }
        margin {
          ...Money
        }
        vat {
          ...Money
        }
      }
    }
  `,
  [Money],
);

/** What stays with the store of what it sold for consignors in a period, and the VAT that is owed of it. */
export const MarginReport = graphql(
  `
    query MarginReport($from: LocalDate, $until: LocalDate) {
      marginReport(period: { from: $from, until: $until }) {
        margin {
          ...MarginOfScheme
        }
        normal {
          ...MarginOfScheme
        }
      }
    }
  `,
  [MarginOfScheme],
);

/** Where its sales can be had, for five minutes. */
export const MarginReportFile = graphql(`
  query MarginReportFile($from: LocalDate, $until: LocalDate) {
    marginReportPath(period: { from: $from, until: $until })
  }
`);
