import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LoggedIn, LoggedOut, LogInResult } from './logged-in';
import { LogInInput } from './login.input';
import type { LoginService } from './login.service';

@Resolver()
export class LoginResolver {
  constructor(private readonly logins: LoginService) {}

  @Mutation(() => LogInResult, { description: 'Logs a user in at the portal. One an operation.' })
  logIn(
    @Ctx() call: Call,
    @Arg('input', () => LogInInput, { description: 'Address and password.' }) input: LogInInput,
  ): Promise<LoggedIn> {
    return this.logins.logIn(call, 'portal', input);
  }

  @Mutation(() => LogInResult, { description: 'Logs a staff member in at the console. One an operation.' })
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
