import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LogInStep } from '../../kernel/operation/marks';
import { Store } from '../store/store';
import type { MailOnItsWay } from '../user/user.input';
import { type Registered, Registration } from './registration';
import { RegisterInput, RegisterResult, SendRegistrationAgainResult } from './registration.input';
import type { RegistrationService } from './registration.service';

@Resolver(() => Store)
export class RegistrationResolver {
  constructor(private readonly service: RegistrationService) {}

  @FieldResolver(() => Boolean, {
    description:
      'Whether visitors can register themselves now: the store has registration, its portal is on, and its terms and privacy statement are written.',
  })
  registrationOpen(@Ctx() call: Call): Promise<boolean> {
    return this.service.isOpen(call);
  }

  @Query(() => Registration, {
    nullable: true,
    description:
      'What was typed in this session by somebody who registered and has not confirmed the address yet; null for everybody else.',
  })
  registration(@Ctx() call: Call): Promise<Registration | null> {
    return this.service.pending(call);
  }

  @Mutation(() => RegisterResult, {
    description:
      'Registers a private person or a company: mails a link that confirms the address, and begins a session that shows what was typed. Whether the address is known makes no difference to the answer, nor to the session; its owner gets another mail.',
  })
  @LogInStep()
  register(
    @Ctx() call: Call,
    @Arg('input', () => RegisterInput, { description: 'Who registers.' }) input: RegisterInput,
  ): Promise<Registered> {
    return this.service.register(call, input);
  }

  @Mutation(() => SendRegistrationAgainResult, {
    description:
      'Sends the mail of the registration that this session shows once more; its link stays the same.',
  })
  @LogInStep()
  sendRegistrationAgain(@Ctx() call: Call): Promise<MailOnItsWay> {
    return this.service.sendAgain(call);
  }
}
