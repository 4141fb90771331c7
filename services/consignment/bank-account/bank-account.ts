import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('bank_account', { schema: 'consignment' })
@ObjectType({
  description:
    'The account a consignor is paid to. Its consignor sees it, and staff; its number as a whole only staff who may pay out.',
})
export class BankAccount {
  @PrimaryColumn('uuid')
  customerId: string;
  @Column('text', { name: 'iban' })
  number: string;
  @Field(() => String, {
    description: 'The country and the last four characters of its IBAN: "NL •••• 4300".',
  })
  maskedIban: string;
  @Field(() => String, {
    nullable: true,
    description: 'Its IBAN in groups of four; null for whoever may not pay out, its consignor too.',
  })
  iban: string | null;
  @Column('text')
  @Field(() => String, { description: 'Whose account it is, as the bank knows them.' })
  holder: string;
}
