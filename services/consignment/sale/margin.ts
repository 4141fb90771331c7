import { Field, Int, ObjectType } from 'type-graphql';
import { Money, Percent } from '../../kernel/graph/shared';

/** What both types of the graph have. */
@ObjectType()
export abstract class MarginFigures {
  @Field(() => Int, { description: 'Items sold; those whose sale was undone are not among them.' })
  count: number;
  @Field(() => Money, { description: 'What the buyers paid, VAT included.' })
  soldFor: Money;
  @Field(() => Money, { description: "The consignors' part of it." })
  share: Money;
  @Field(() => Money, { description: 'The rest: what stays with the store, VAT included. May be negative.' })
  margin: Money;
  @Field(() => Money, {
    description:
      'VAT that is owed: where it is of the margin, the VAT in that, and nothing where that is negative; otherwise the VAT in what the buyers paid. Reckoned once a rate and rounded half up.',
  })
  vat: Money;
}

@ObjectType({ description: 'What was sold for consignors at one rate of VAT. Staff only.' })
export class MarginOfRate extends MarginFigures {
  @Field(() => Percent, { description: 'The rate that held on the days of sale, in percent.' })
  vatPercent: number;
}

@ObjectType({ description: 'What was sold for consignors at all rates of VAT, and at each. Staff only.' })
export class MarginOfScheme extends MarginFigures {
  @Field(() => [MarginOfRate], { description: 'By rate, the highest first; empty where nothing was sold.' })
  rates: MarginOfRate[];
}

@ObjectType({
  description: 'What was sold for consignors in a period, by what VAT is owed of. Staff only.',
})
export class MarginReport {
  @Field(() => MarginOfScheme, { description: "What VAT is owed of the store's margin of." })
  margin: MarginOfScheme;
  @Field(() => MarginOfScheme, { description: 'What VAT is owed of the price of.' })
  normal: MarginOfScheme;
}
