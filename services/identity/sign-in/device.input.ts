import { MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { LONGEST_USER_AGENT } from './device.rules';

@InputType({
  description: 'From which device somebody logs in: whether it is a new one, which they are told of by mail.',
})
export class DeviceInput {
  @Field(() => String, {
    nullable: true,
    description: 'The "deviceToken" of the last log-in there; null where there is none. It opens nothing.',
  })
  @MaxLength(200)
  token?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the browser says of itself, at most 400 characters; null where it says nothing. Its name and that of its system are kept, and nothing else.',
  })
  @MaxLength(LONGEST_USER_AGENT)
  userAgent?: string | null;
}
