import { MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { UUID } from '../../kernel/graph/shared';

/** As much as a bank takes of a name. */
const LONGEST_HOLDER = 70;
/** The longest IBAN has 34 characters; spaces may stand between. */
const LONGEST_IBAN = 60;

@InputType({ description: 'The account a consignor is to be paid to.' })
export class SetBankAccountInput {
  @Field(() => UUID, { description: 'The consignor, by their id as a customer.' })
  customerId: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Its IBAN, with spaces or without, or the eleven digits of a Norwegian account. Null takes the account away.',
  })
  @MaxLength(LONGEST_IBAN, { message: `At most ${LONGEST_IBAN} characters` })
  iban?: string | null;
  @Field(() => String, {
    nullable: true,
    description: `Whose account it is, as the bank knows them, at most ${LONGEST_HOLDER} characters. Null only where the account is taken away.`,
  })
  @MaxLength(LONGEST_HOLDER, { message: `At most ${LONGEST_HOLDER} characters` })
  holder?: string | null;
}
