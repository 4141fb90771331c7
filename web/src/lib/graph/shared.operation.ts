import { graphql } from '#lib/graph/graphql.ts';

/** An amount with its currency. */
export const Money = graphql(`
  fragment Money on Money @_unmask {
    amountMinor
    currency
  }
`);

/** Where somebody lives or gets what is sent. */
export const Address = graphql(`
  fragment Address on Address @_unmask {
    street
    postalCode
    town
    country
  }
`);

/** Whether a list goes on, and from where. */
export const PageInfo = graphql(`
  fragment PageInfo on PageInfo @_unmask {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
`);

/** How many a list has in all. */
export const Total = graphql(`
  fragment Total on Total @_unmask {
    count
    capped
  }
`);

/** How many of a consignor's goods are in which state: the counts beside every filter. */
export const StockCounts = graphql(`
  fragment StockCounts on StockCounts @_unmask {
    all
    draft
    submitted
    received
    rejected
    onSale
    due
    sold
    returned
    donated
    withdrawn
    lost
  }
`);

/** What a consignor has to collect, by when, and what happens after. */
export const Due = graphql(`
  fragment Due on DueSummary @_unmask {
    count
    collectBy
    afterwards
  }
`);

/** What sales come to. */
export const SalesSummary = graphql(
  `
    fragment SalesSummary on SalesSummary @_unmask {
      count
      soldFor {
        ...Money
      }
      share {
        ...Money
      }
    }
  `,
  [Money],
);

/** A consignor's article, as every list of them shows it. */
export const Item = graphql(
  `
    fragment Item on ConsignmentItem @_unmask {
      id
      number
      description
      category
      size
      state
      isDue
      returnOn
      collectBy
      sharePercent
      price {
        ...Money
      }
    }
  `,
  [Money],
);

/** What an article looks like in a list. */
export const Pictured = graphql(`
  fragment Pictured on ConsignmentItem @_unmask {
    photo {
      id
      smallUrl
    }
  }
`);

/** What an article looks like on its own page. */
export const Photographed = graphql(`
  fragment Photographed on ConsignmentItem @_unmask {
    photo {
      id
      url
      width
      height
    }
  }
`);

/** What an article's price is reduced from, and what it will cost next. */
export const Reduced = graphql(
  `
    fragment Reduced on ConsignmentItem @_unmask {
      reducedFrom {
        ...Money
      }
      reducedPercent
      nextMarkdown {
        on
        price {
          ...Money
        }
      }
    }
  `,
  [Money],
);

/** When an article was sold, for how much, and what of it is the consignor's. */
export const Sale = graphql(
  `
    fragment Sale on ConsignmentSale @_unmask {
      soldOn
      soldFor {
        ...Money
      }
      share {
        ...Money
      }
    }
  `,
  [Money],
);

/** A sold article, as every list of sales shows it. */
export const SoldItem = graphql(
  `
    fragment SoldItem on ConsignmentItem @_unmask {
      id
      number
      description
      sale {
        ...Sale
      }
    }
  `,
  [Sale],
);

/** An article with all that is known of it. */
export const WholeItem = graphql(
  `
    fragment WholeItem on ConsignmentItem @_unmask {
      ...Item
      ...Photographed
      ...Reduced
      firstPrice {
        ...Money
      }
      brand
      intakeOn
      receivedOn
      heldUntil
      rejectedBecause
      afterwards
      shareBase
      expectedShare {
        ...Money
      }
      sale {
        id
        ...Sale
        storePart {
          ...Money
        }
      }
      customer {
        id
      }
    }
  `,
  [Item, Money, Photographed, Reduced, Sale],
);

/** What its consignor asks for an article, and what may be asked. */
export const Requested = graphql(
  `
    fragment Requested on ConsignmentItem @_unmask {
      mayAskFor
      request {
        kind
        price {
          ...Money
        }
        note
        state
        askedAt
        answer
        version
      }
    }
  `,
  [Money],
);
