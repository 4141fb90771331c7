import { graphql } from '#lib/graph/graphql.ts';
import { Money } from '#lib/graph/shared.operation.ts';
import { InvalidFields, NewerVersion, NotRecent } from '#lib/graph/refusals.operation.ts';

/** What would go by itself in the coming night, if that became of it. */
export const NightOfGrace = graphql(`
  fragment NightOfGrace on GraceEnding @_unmask {
    toStore
    toCharity
    left
  }
`);

/** What the store agrees with all its consignors. */
export const ConsignmentSettings = graphql(
  `
    query ConsignmentSettings {
      consignmentSettings {
        consignorSharePercent
        shareBase
        returnTermDays
        graceDays
        afterGrace
        afterGraceByItself
        returnWindowDays
        minimumPayout {
          ...Money
        }
        creditBonusPercent
        categories
        payoutIban
        payoutBic
        termsVersion
        markdownSteps {
          afterDays
          percent
        }
        markdownFloor {
          ...Money
        }
        markdownBorneBy
        mayKeepDac7
        dac7On
        dac7Threshold {
          ...Money
        }
        dac7Counted
        version
      }
      becomingStores: graceEnding(afterGrace: BECOMES_STORES) {
        ...NightOfGrace
      }
      donating: graceEnding(afterGrace: DONATED) {
        ...NightOfGrace
      }
    }
  `,
  [Money, NightOfGrace],
);

/** Changes what is agreed with all of them, for what is received from now on. */
export const UpdateConsignmentSettings = graphql(
  `
    mutation UpdateConsignmentSettings($input: UpdateConsignmentSettingsInput!) {
      updateConsignmentSettings(input: $input) {
        __typename
        ... on ConsignmentSettings {
          version
        }
        ...InvalidFields
        ...NewerVersion
        ...NotRecent
      }
    }
  `,
  [InvalidFields, NewerVersion, NotRecent],
);
