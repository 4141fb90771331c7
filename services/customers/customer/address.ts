import { Field, ObjectType } from 'type-graphql';
import { Column } from 'typeorm';
import { CountryCode } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';

@ObjectType({ description: 'A postal address; every part may be missing for a consignor.' })
export class Address {
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Street and house number; null = not given.' })
  street: string | null;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Postal code as written; null = not given.' })
  postalCode: string | null;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Town; null = not given.' })
  town: string | null;
  @Column(text)
  @Field(() => CountryCode, { nullable: true, description: "Country; null = the store's own." })
  country: string | null;
}
