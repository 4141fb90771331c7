import { IsNotEmpty, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { IsEmailAddress } from '../../kernel/email/is-email-address';
import { AsTyped } from '../../kernel/text/typed';
import { DeviceInput } from '../sign-in/device.input';

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

  @Field(() => DeviceInput, {
    nullable: true,
    description: 'From which device; null = nothing is known of it.',
  })
  @ValidateNested()
  device?: DeviceInput | null;
}
