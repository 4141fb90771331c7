import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTime, UUID } from '../../kernel/graph/shared';
import { Address } from './address';
import { text } from './blank';
import { KeptDetails } from './kept';

export enum CustomerKind {
  PRIVATE = 'PRIVATE',
  COMPANY = 'COMPANY',
}
registerEnumType(CustomerKind, {
  name: 'CustomerKind',
  description: 'What the customer is to the law; buyer and consignor are roles either kind may have.',
  valuesConfig: {
    PRIVATE: { description: 'A private person.' },
    COMPANY: { description: 'A company, with an organisation number.' },
  },
});

@Entity('customer')
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
    description: 'Customer number, counted per store. The one thing a customer always has [R-CU1].',
  })
  number: number;
  @Column('text')
  @Field(() => CustomerKind, { description: 'Private or company.' })
  kind: CustomerKind;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: "Social title from the store's own list [P2]; null = none.",
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
  @Field(() => String, { nullable: true, description: 'Company name [P22]; null for a private customer.' })
  companyName: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Organisation number, checked per country [R-CU6]; null = not given, or a private customer.',
  })
  organisationNumber: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Contact address, lower case, once per store. Null = no mail and no log-in [R-CU1].',
  })
  email: string | null;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Telephone as written; null = not given.' })
  telephone: string | null;
  @Column(() => Address, { prefix: 'billing_' })
  @Field(() => Address, { description: 'Billing address [W8].' })
  billingAddress: Address;
  @Column('boolean')
  @Field(() => Boolean, { description: 'True where goods go to the billing address.' })
  shippingSameAsBilling: boolean;
  @Column(() => Address, { prefix: 'shipping_' })
  @Field(() => Address, {
    description: 'Where goods go; equals the billing address where `shippingSameAsBilling`.',
  })
  shippingAddress: Address;
  @Column('boolean')
  @Field(() => Boolean, { description: 'Wants the newsletter [U24 K18].' })
  newsletter: boolean;
  @Column('boolean')
  @Field(() => Boolean, {
    description:
      "Agrees to marketing of the shop's business partners [P17]. Gives no API client any address.",
  })
  partnerOffers: boolean;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'A note only staff see [P31]; null = none.' })
  privateNote: string | null;
  @Column('uuid')
  defaultGroupId: string;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When the customer was made or registered [P8], UTC.' })
  registeredAt: Date;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Last visit of any of its users, to the day [P8]; null = never. Staff only.',
  })
  lastVisitAt: Date | null;
  @Field(() => KeptDetails, { description: 'What its kind or a switch hides of it. Staff only.' })
  kept: KeptDetails;
}

/** A row as `customerColumns` selects it. */
export interface CustomerRow {
  id: string;
  version: number;
  number: number;
  kind: CustomerKind;
  social_title: string;
  first_name: string;
  last_name: string;
  company_name: string;
  organisation_number: string;
  email: string;
  telephone: string;
  billing_street: string;
  billing_postal_code: string;
  billing_town: string;
  billing_country: string;
  shipping_same_as_billing: boolean;
  shipping_street: string;
  shipping_postal_code: string;
  shipping_town: string;
  shipping_country: string;
  newsletter: boolean;
  partner_offers: boolean;
  private_note: string;
  default_group_id: string;
  registered_at: Date;
  last_visit_at: Date | number;
}

/** The columns of a CustomerRow, from the table `c`. */
export const customerColumns = `c.id, c.version, c.number, c.kind, c.social_title, c.first_name, c.last_name, c.company_name,
  c.organisation_number, c.email, c.telephone, c.billing_street, c.billing_postal_code, c.billing_town, c.billing_country,
  c.shipping_same_as_billing, c.shipping_street, c.shipping_postal_code, c.shipping_town, c.shipping_country, c.newsletter,
  c.partner_offers, c.private_note, c.default_group_id, c.registered_at, c.last_visit_at`;

const given = (value: string): string | null => (value === '' ? null : value);

/** A row as the graph shows it; what its kind or a switch hides is in `kept` [R-CU12]. */
export function customerOf(row: CustomerRow): Customer {
  const isCompany = row.kind === CustomerKind.COMPANY;
  const company = {
    companyName: given(row.company_name),
    organisationNumber: given(row.organisation_number),
  };
  const billingAddress = {
    street: given(row.billing_street),
    postalCode: given(row.billing_postal_code),
    town: given(row.billing_town),
    country: given(row.billing_country),
  };
  const ownShipping = {
    street: given(row.shipping_street),
    postalCode: given(row.shipping_postal_code),
    town: given(row.shipping_town),
    country: given(row.shipping_country),
  };
  const isSame = row.shipping_same_as_billing;
  const hasOwn = Object.values(ownShipping).some((part) => part !== null);
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    kind: row.kind,
    socialTitle: given(row.social_title),
    firstName: given(row.first_name),
    lastName: given(row.last_name),
    ...(isCompany ? company : noCompany),
    email: given(row.email),
    telephone: given(row.telephone),
    billingAddress,
    shippingSameAsBilling: isSame,
    shippingAddress: isSame ? billingAddress : ownShipping,
    newsletter: row.newsletter,
    partnerOffers: row.partner_offers,
    privateNote: given(row.private_note),
    defaultGroupId: row.default_group_id,
    registeredAt: row.registered_at,
    // pg reads '-infinity', "never", as a number.
    lastVisitAt: row.last_visit_at instanceof Date ? row.last_visit_at : null,
    kept: { ...(isCompany ? noCompany : company), shippingAddress: isSame && hasOwn ? ownShipping : null },
  };
}

const noCompany = { companyName: null, organisationNumber: null };
