import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LogInStep } from '../../kernel/operation/marks';
import { LoggedIn, LoggedOut, LogInResult } from './logged-in';
import { LogInInput } from './login.input';
import type { LoginService } from './login.service';

@Resolver()
export class LoginResolver {
  constructor(private readonly logins: LoginService) {}

  @Mutation(() => LogInResult, { description: 'Logs a user in at the portal. One an operation.' })
  @LogInStep()
  logIn(
    @Ctx() call: Call,
    @Arg('input', () => LogInInput, { description: 'Address and password.' }) input: LogInInput,
  ): Promise<LoggedIn> {
    return this.logins.logIn(call, 'portal', input);
  }

  @Mutation(() => LogInResult, { description: 'Logs a staff member in at the console. One an operation.' })
  @LogInStep()
  logInStaff(
    @Ctx() call: Call,
    @Arg('input', () => LogInInput, { description: 'Address and password.' }) input: LogInInput,
  ): Promise<LoggedIn> {
    return this.logins.logIn(call, 'staff', input);
  }

  @Mutation(() => LoggedOut, { description: 'Ends the session it is called with.' })
  logOut(@Ctx() call: Call): Promise<LoggedOut> {
    return this.logins.logOut(call);
  }
}
