import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { NeedsRecentLogIn } from '../../kernel/operation/marks';
import { Consignor } from '../consignor/consignor';
import { BankAccount } from './bank-account';
import { SetBankAccountInput } from './bank-account.input';
import { SetBankAccountResult } from './bank-account.problems';
import { readAccounts, type ShownAccount } from './bank-account.rows';
import type { BankAccountService } from './bank-account.service';

/** Where consignors' money goes. */
@Resolver(() => Consignor)
export class BankAccountResolver {
  constructor(private readonly service: BankAccountService) {}

  @FieldResolver(() => BankAccount, {
    nullable: true,
    description: 'The account they are paid to; null where none is known.',
  })
  bankAccount(@Ctx() call: Call, @Root() { customerId }: Consignor): Promise<ShownAccount | null> {
    return call.load('bankAccount', customerId, readAccounts);
  }

  @Mutation(() => SetBankAccountResult, {
    description:
      'Sets the account a consignor is paid to, and mails them that it was. It asks for a recent log-in. A consignor their own; staff who may pay out, for them.',
  })
  @NeedsRecentLogIn()
  async setBankAccount(
    @Ctx() call: Call,
    @Arg('input', { description: 'Whose, and which.' }) input: SetBankAccountInput,
  ): Promise<typeof SetBankAccountResult> {
    return Object.assign(await this.service.set(call, input), { __typename: 'Consignor' });
  }
}
