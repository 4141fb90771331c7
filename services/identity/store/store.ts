import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { CountryCode, CurrencyCode, LanguageCode } from '../../kernel/graph/shared';

@ObjectType({ description: 'How to reach the shop. The same for everyone.' })
export class StoreContact {
  @Field(() => String, { nullable: true, description: 'E-mail address; null where none is given.' })
  email: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Telephone as the shop writes it; null where none is given.',
  })
  telephone: string | null;
  @Field(() => String, { nullable: true, description: 'Street and number; null where none is given.' })
  street: string | null;
  @Field(() => String, { nullable: true, description: 'Postal code; null where none is given.' })
  postalCode: string | null;
  @Field(() => String, { nullable: true, description: 'Town; null where none is given.' })
  town: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Opening hours in the shop's own words; null where none are given.",
  })
  openingHours: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A shop and its portal. Everyone at its address may read it.' })
export class Store {
  @Field(() => ID, { description: 'Five digits, text: "30042".' })
  id: string;
  @Field(() => String, { description: 'Name of the shop.' })
  name: string;
  @Field(() => LanguageCode, {
    description: 'Its own language. Mails and pages use it where a person chose none.',
  })
  language: string;
  @Field(() => String, { description: 'IANA time zone: "Europe/Amsterdam". Dates are meant in it.' })
  timeZone: string;
  @Field(() => CurrencyCode, { description: 'Currency of all its amounts.' })
  currency: string;
  @Field(() => CountryCode, {
    description: 'The country whose law and habits it follows, and that an address without one is in.',
  })
  country: string;
  @Field(() => String, { description: 'The one colour its pages are made of, "#7a2e5d".' })
  colour: string;
  @Field(() => Boolean, {
    description: 'Whether customers can log in; off leaves the public pages and the console.',
  })
  portalOn: boolean;
  @Field(() => StoreContact, { description: 'How to reach the shop.' })
  contact: StoreContact;
  @Field(() => Boolean, {
    description: 'Whether consignors can be allowed to enter items themselves: shop-in-shop stores only.',
  })
  selfEntryAllowed: boolean;
}

/** A store as its table holds it, with what is not in the graph. */
export interface StoreRow {
  id: string;
  name: string;
  language: string;
  timeZone: string;
  currency: string;
  country: string;
  colour: string;
  portalOn: boolean;
  /** How often the portal was opened or closed: a log-in under way notices. */
  portalEpoch: number;
  minimumPasswordLength: number;
  email: string;
  telephone: string;
  street: string;
  postalCode: string;
  town: string;
  openingHours: string;
  version: number;
}
