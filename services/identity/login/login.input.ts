import { IsNotEmpty, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { IsEmailAddress } from '../../kernel/email/is-email-address';
import { AsTyped } from '../../kernel/text/typed';

@InputType({ description: 'What one logs in with.' })
export class LogInInput {
  @Field(() => String, { description: 'E-mail address; capitals do not matter. At most 254 characters.' })
  @MaxLength(LONGEST_EMAIL)
  @IsEmailAddress()
  email: string;

  @Field(() => String, { description: 'Password, at most 200 characters.' })
  @AsTyped()
  @MaxLength(200)
  @IsNotEmpty()
  password: string;
}
