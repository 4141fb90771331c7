import { Field, ObjectType } from 'type-graphql';
import { Address } from './address';

/** What a kind or a switch hides is kept [R-CU12]; a form offers it again when the kind or the switch changes. */
@ObjectType({
  description:
    'What is kept of a customer and not shown, because its kind or a switch hides it. It stands again when that changes back. Staff only.',
})
export class KeptDetails {
  @Field(() => String, {
    nullable: true,
    description: 'Company name of a private customer who was a company; null = none, or it is shown.',
  })
  companyName: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Organisation number of a private customer who was a company; null = none, or it is shown.',
  })
  organisationNumber: string | null;
  @Field(() => Address, {
    nullable: true,
    description: 'Shipping address while goods go to the billing address; null = none, or it is shown.',
  })
  shippingAddress: Address | null;
}
