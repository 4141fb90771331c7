import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { CountryCode, DateTime } from '../../kernel/graph/shared';
import type { Language } from '../../kernel/language/language';
import { text } from '../../kernel/row/columns';
import { rowsOf } from '../../kernel/row/rows';
import type { Versioned } from '../text-acceptance/text-acceptance.rules';

export const RegistrantKind = codesOf('RegistrantKind', 'As whom somebody registers.', {
  PRIVATE: 'As a private person.',
  COMPANY: 'For a company.',
});
export type RegistrantKind = CodeOf<typeof RegistrantKind>;

@Entity('registration', { schema: 'identity' })
@ObjectType({
  description:
    'What somebody typed who registered and has not confirmed their e-mail address yet. Seen by whom the session is that began with it, and by nobody else; it is no customer, whoever has the address.',
})
export class Registration {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  @Field(() => RegistrantKind, { description: 'As whom.' })
  kind: RegistrantKind;
  @Column('text')
  @Field(() => String, { description: 'The address a mail is on its way to.' })
  email: string;
  @Column('text')
  @Field(() => String, { description: "First name; of a company the contact person's." })
  firstName: string;
  @Column('text')
  @Field(() => String, { description: "Surname; of a company the contact person's." })
  lastName: string;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Name of the company; null for a private person.' })
  companyName: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Its organisation number, by its digits; null for a private person.',
  })
  organisationNumber: string | null;
  @Column('text')
  @Field(() => String, { description: 'Street of the address, which is the billing address.' })
  street: string;
  @Column('text')
  @Field(() => String, { description: 'House number.' })
  houseNumber: string;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'What stands behind the number; null where nothing does.',
  })
  houseAddition: string | null;
  @Column('text')
  @Field(() => String, { description: 'Postal code as typed.' })
  postalCode: string;
  @Column('text')
  @Field(() => String, { description: 'Town.' })
  town: string;
  @Column('text')
  @Field(() => CountryCode, { description: 'Country.' })
  country: string;
  @Column('text')
  language: Language;
  /** The sentence that was agreed to. */
  @Column(text)
  newsletter: string | null;
  @Column('jsonb')
  acceptedTexts: Versioned[];
  @Column('bytea')
  tokenHash: Buffer;
  @Column('timestamptz')
  createdAt: Date;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'Until when it can be confirmed, UTC: 24 hours. Then it is gone.' })
  expiresAt: Date;
  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}

@ObjectType({
  description:
    'Registered, whoever has the address: a mail is on its way to it. The session before, if any, has ended.',
})
export class Registered {
  @Field(() => String, {
    description:
      'Of the session that begins with it, told this once: for the cookie, never for a page or a log. It shows "registration" and nothing else, until the address is confirmed.',
  })
  sessionToken: string;
  @Field(() => DateTime, { description: 'When it ends, UTC: 24 hours after registering.' })
  expiresAt: Date;
}

/** The table of registrations, as their class declares it. */
export const registrationRows = rowsOf<Registration>(Registration);
