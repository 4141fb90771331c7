import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moduleTexts, type StoreModule } from '../../../schema/modules';
import type { Skin } from '../../../schema/skins';
import { storeModules } from '../../kernel/graph/module';
import { CountryCode, CurrencyCode, LanguageCode } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';
import { TwoFactorPolicy } from '../two-factor/two-factor.rules';
import { StoreMailSettings } from './store-mail';

storeModules.add(moduleTexts);

@ObjectType({ description: 'How to reach the shop. The same for everyone.' })
export class StoreContact {
  @Column(text)
  @Field(() => String, { nullable: true, description: 'E-mail address; null where none is given.' })
  email: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Telephone as the shop writes it; null where none is given.',
  })
  telephone: string | null;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Street and number; null where none is given.' })
  street: string | null;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Postal code; null where none is given.' })
  postalCode: string | null;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Town; null where none is given.' })
  town: string | null;
}

@Entity('store', { schema: 'identity' })
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A shop and its portal. Everyone at its address may read it.' })
export class Store {
  @PrimaryColumn('text', { name: 'store_id' })
  @Field(() => ID, { description: 'Five digits, text: "30042".' })
  id: string;
  @Column('text')
  @Field(() => String, { description: 'Name of the shop.' })
  name: string;
  @Column('text')
  @Field(() => LanguageCode, {
    description: 'Its own language. Mails and pages use it where a person chose none.',
  })
  language: string;
  @Column('text')
  @Field(() => String, { description: 'IANA time zone: "Europe/Amsterdam". Dates are meant in it.' })
  timeZone: string;
  @Column('text')
  @Field(() => CurrencyCode, { description: 'Currency of all its amounts.' })
  currency: string;
  @Column('text')
  @Field(() => CountryCode, {
    description: 'The country whose law and habits it follows, and that an address without one is in.',
  })
  country: string;
  @Column('text', { array: true })
  @Field(() => [LanguageCode], {
    description: 'The languages offered at its address, its own among them, in the order of Kommis.',
  })
  languages: string[];
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Under which name it trades before the law; null where nobody has said it.',
  })
  legalName: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Its organisation number, by its digits; null where nobody has said it.',
  })
  organisationNumber: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Its VAT number with the country in front, "NL123456789B13"; null where nobody has said it.',
  })
  vatNumber: string | null;
  @Column('text')
  @Field(() => String, {
    description: 'The one colour its pages are made of, "#7a2e5d": its skin’s, or its own.',
  })
  colour: string;
  @Column('text')
  skin: Skin;
  @Column('text')
  freeColour: string | null;
  @Column('uuid')
  logoId: string | null;
  @Column('int')
  logoWidth: number | null;
  @Column('int')
  logoHeight: number | null;
  @Column('uuid')
  iconId: string | null;
  @Column('uuid')
  touchIconId: string | null;
  @Column('uuid')
  bannerId: string | null;
  @Column('int')
  bannerWidth: number | null;
  @Column('int')
  bannerHeight: number | null;
  @Column('boolean')
  @Field(() => Boolean, {
    description: 'Whether customers can log in; off leaves the public pages and the console.',
  })
  portalOn: boolean;
  @Column('boolean')
  @Field(() => Boolean, {
    description:
      'Whether lists sort a surname by what stands behind its prefixes: "van den Berg" under B. On for a Dutch store, unless it was made otherwise.',
  })
  sortsPastPrefixes: boolean;
  @Column('text', { array: true })
  @Field(() => [storeModules.type], {
    description:
      'What is chosen for it beside customers. Of what it has not got nothing is shown, and writing it is refused with ModuleOff; what needs another one is off without it, and stands here all the same.',
  })
  modules: StoreModule[];
  @Column(() => StoreContact, { prefix: '' })
  @Field(() => StoreContact, { description: 'How to reach the shop.' })
  contact: StoreContact;
  @Column(() => StoreMailSettings, { prefix: 'mail_' })
  @Field(() => StoreMailSettings, { description: 'How its mails are. Staff only.' })
  mail: StoreMailSettings;
  @Field(() => Boolean, {
    description: 'Whether consignors can be allowed to enter items themselves: shop-in-shop stores only.',
  })
  selfEntryAllowed: boolean;
  /** How often the portal was opened or closed: a log-in under way notices. */
  @Column('int')
  portalEpoch: number;
  @Column('int')
  @Field(() => Int, { description: 'How many characters a password has at least, 8 to 64.' })
  minimumPasswordLength: number;
  @Column('text')
  @Field(() => TwoFactorPolicy, {
    description: 'Whether it asks for a second step after the password, and of whom.',
  })
  twoFactor: TwoFactorPolicy;
  @Column('boolean')
  @Field(() => Boolean, {
    description: 'Whether its staff have put away the list of what is still to do in a new store; for staff.',
  })
  isSetUp: boolean;
  @Column('bigint')
  @Field(() => Int, {
    description: 'Counts its changes, so that nobody overwrites what another one saved; for staff.',
  })
  version: number;
}

/** A store as its table holds it. */
export type StoredStore = Omit<Store, 'selfEntryAllowed'>;
