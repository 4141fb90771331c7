import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { NeedsRecentLogIn } from '../../kernel/operation/marks';
import type { ChangePassword } from './change-password';
import { ChangePasswordInput, ChangePasswordResult, type PasswordChanged } from './own-log-in.input';

@Resolver()
export class OwnLogInResolver {
  constructor(private readonly passwords: ChangePassword) {}

  @Mutation(() => ChangePasswordResult, {
    description:
      'Sets another password of whoever is logged in, at the portal or at the console: it asks for a recent log-in, ends all their other sessions at once, and they are told by mail. At most 5 an hour.',
  })
  @NeedsRecentLogIn()
  changePassword(
    @Ctx() call: Call,
    @Arg('input', () => ChangePasswordInput, { description: 'The new password.' })
    { password }: ChangePasswordInput,
  ): Promise<PasswordChanged> {
    return this.passwords.change(call, password);
  }
}
