import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { Customer } from '../customer/customer';
import { CustomerConnection } from '../customer/customer.list';
import { CompaniesForApprovalArguments, DecideCompaniesInput, DecideCompaniesResult } from './approval.input';
import type { ApprovalService } from './approval.service';

@Resolver(() => Customer)
export class ApprovalResolver {
  constructor(private readonly service: ApprovalService) {}

  @Query(() => CustomerConnection, {
    nullable: true,
    description:
      'Companies that registered and wait for a look of staff, the longest first; or those that were declined, the last first. Null while customers is away. Staff only.',
  })
  companiesForApproval(
    @Ctx() call: Call,
    @Args(() => CompaniesForApprovalArguments) { state, ...page }: CompaniesForApprovalArguments,
  ): Promise<Connection<Customer>> {
    return this.service.list(call, state, page);
  }

  @Mutation(() => DecideCompaniesResult, {
    description:
      'Approves or declines companies that registered, and mails their admins. For staff with the right "customers.edit", in a store with COMPANY_APPROVAL.',
  })
  async decideCompanies(
    @Ctx() call: Call,
    @Arg('input', () => DecideCompaniesInput, { description: 'Of whom, and what.' })
    input: DecideCompaniesInput,
  ): Promise<typeof DecideCompaniesResult> {
    const done = await this.service.decide(call, input);
    return Object.assign(done, { __typename: 'CompaniesDecided' as const });
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether prices, catalogue and ordering are this customer’s own; false = they are a visitor’s, as of a company that waits for a look of staff or was declined. Without COMPANY_APPROVAL nobody waits.',
  })
  hasOwnTerms(@Ctx() call: Call, @Root() customer: Customer): Promise<boolean> {
    return this.service.hasOwnTerms(call, customer);
  }
}
