import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime, UUID } from '../../kernel/graph/shared';
import { instantOrNever, longText, text } from '../../kernel/row/columns';
import { CompanyApproval } from '../approval/approval';
import { Address } from './address';
import { Consent } from './consent';
import { KeptDetails } from './kept';

export const CustomerKind = codesOf(
  'CustomerKind',
  'What the customer is to the law; buyer and consignor are roles either kind may have.',
  {
    PRIVATE: 'A private person.',
    COMPANY: 'A company, with an organisation number.',
  },
);
export type CustomerKind = CodeOf<typeof CustomerKind>;

@Entity('customer', { schema: 'customers' })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "The shop's counterpart, private or company. Seen by the store's staff and by the users linked to it.",
})
export class Customer {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'Stable id, the same in every service.' })
  id: string;
  @Column('int')
  @Field(() => Int, {
    description: 'Counts up with every change; give it back when saving to notice what others changed.',
  })
  version: number;
  @Column('int')
  @Field(() => Int, {
    description: 'Customer number, counted per store. The one thing a customer always has.',
  })
  number: number;
  @Column('text')
  @Field(() => CustomerKind, { description: 'Private or company.' })
  kind: CustomerKind;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: "Social title from the store's own list; null = none.",
  })
  socialTitle: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: "First name; of a company its contact person's. Null = not given.",
  })
  firstName: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: "Surname; of a company its contact person's. Null = not given.",
  })
  lastName: string | null;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Company name; null for a private customer.' })
  companyName: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description:
      'Organisation number, checked per country and kept by its digits alone where that is known; null = not given, or a private customer.',
  })
  organisationNumber: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Contact address, lower case, once per store. Null = no mail and no log-in.',
  })
  email: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description:
      'Contact address that waits to take the place of `email` until its owner has opened the link in a mail to it; null = none. Staff only.',
  })
  pendingEmail: string | null;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Telephone as written; null = not given.' })
  telephone: string | null;
  @Column(() => Address, { prefix: 'billing_' })
  @Field(() => Address, { description: 'Billing address.' })
  billingAddress: Address;
  @Column('boolean')
  @Field(() => Boolean, { description: 'True where goods go to the billing address.' })
  shippingSameAsBilling: boolean;
  @Column(() => Address, { prefix: 'shipping_' })
  @Field(() => Address, {
    description: 'Where goods go; equals the billing address where `shippingSameAsBilling`.',
  })
  shippingAddress: Address;
  @Column(() => Consent, { prefix: 'newsletter_' })
  @Field(() => Consent, { description: 'Whether the newsletter is wanted.' })
  newsletter: Consent;
  @Column(() => Consent, { prefix: 'partner_offers_' })
  @Field(() => Consent, {
    description:
      "Whether marketing of the shop's business partners is agreed to. Gives no API client any address.",
  })
  partnerOffers: Consent;
  @Column(() => CompanyApproval, { prefix: 'approval_' })
  @Field(() => CompanyApproval, { description: 'Whether staff have looked at it, where it registered.' })
  approval: CompanyApproval;
  @Column(longText)
  @Field(() => String, { nullable: true, description: 'A note only staff see; null = none.' })
  privateNote: string | null;
  @Column('uuid')
  defaultGroupId: string;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When the customer was made or registered, UTC.' })
  registeredAt: Date;
  @Column(instantOrNever)
  @Field(() => DateTime, {
    nullable: true,
    description: 'Last visit of any of its users, to the day; null = never. Staff only.',
  })
  lastVisitAt: Date | null;
  @Column('timestamptz')
  @Field(() => DateTime, {
    description:
      'When anything here was last written, UTC: when that began. Who keeps a copy asks from a minute before the last look.',
  })
  updatedAt: Date;
  @Field(() => KeptDetails, { description: 'What its kind or a switch hides of it. Staff only.' })
  kept: KeptDetails;
}
