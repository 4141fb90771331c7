import { IsEmail, IsNotEmpty, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';

@InputType({ description: 'What one logs in with.' })
export class LogInInput {
  @Field(() => String, { description: 'E-mail address; capitals do not matter. At most 254 characters.' })
  @MaxLength(254)
  @IsEmail()
  email: string;

  @Field(() => String, { description: 'Password, at most 200 characters.' })
  @MaxLength(200)
  @IsNotEmpty()
  password: string;
}
