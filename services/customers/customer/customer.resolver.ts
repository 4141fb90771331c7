import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { emailOf } from '../../kernel/email/email';
import { historyOf } from '../../kernel/audit/history';
import type { Call } from '../../kernel/database/call';
import { PageArgs, type Connection } from '../../kernel/connection/connection-type';
import { HistoryArgs, HistoryConnection, type HistoryEntry } from '../../kernel/graph/history';
import { SortDirection, UUID } from '../../kernel/graph/shared';
import { readSameNumbers } from './same-number';
import { CustomerGroup } from '../group/group';
import { groupsOf } from '../group/group.loader';
import { groupNames } from '../group/group.names';
import { Mail, MailConnection } from '../mail/mail';
import { listMails } from '../mail/mail.list';
import { readRefusedMails } from '../mail/mail.service';
import { Customer } from './customer';
import { nameOf } from './customer.event';
import {
  CreateCustomerInput,
  UpdateCustomerInput,
  UpdateCustomerNoteInput,
  WithdrawEmailChangeInput,
} from './customer.input';
import { CustomerFilter } from './customer.filter';
import { CustomerConnection, listCustomers } from './customer.list';
import { CustomerSort } from './customer.sort';
import { CreateCustomerResult, UpdateCustomerResult } from './customer.problems';
import { CustomerService } from './customer.service';

@ArgsType()
class CustomersArguments extends PageArgs {
  @Field(() => CustomerSort, { defaultValue: CustomerSort.NUMBER, description: 'Column to sort by.' })
  sort: CustomerSort;
  @Field(() => SortDirection, {
    defaultValue: SortDirection.DESC,
    description: 'Which way; newest number first if nothing is said.',
  })
  direction: SortDirection;
  @Field(() => CustomerFilter, { nullable: true, description: 'Which ones; null = all.' })
  filter?: CustomerFilter | null;
}

@Resolver(() => Customer)
export class CustomerResolver {
  constructor(private readonly service: CustomerService) {}

  @Query(() => CustomerConnection, {
    description: "The store's customers, newest number first. Staff only.",
  })
  customers(@Ctx() call: Call, @Args() args: CustomersArguments): Promise<Connection<Customer>> {
    return listCustomers(call, args);
  }

  @Query(() => Customer, {
    nullable: true,
    description: 'One customer; null where there is none or it is not yours.',
  })
  customer(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Its id.' }) id: string,
  ): Promise<Customer | null> {
    return this.service.find(call, id);
  }

  @Query(() => Customer, {
    nullable: true,
    description: 'One customer by number; null where there is none or it is not yours.',
  })
  customerByNumber(
    @Ctx() call: Call,
    @Arg('number', () => Int, { description: 'The number, counting per store.' }) number: number,
  ): Promise<Customer | null> {
    return this.service.findBy(call, 'number', number);
  }

  @Query(() => Customer, {
    nullable: true,
    description: 'One customer by contact address; null where there is none. Staff only.',
  })
  customerByEmail(
    @Ctx() call: Call,
    @Arg('email', () => String, { description: 'The address; capitals do not matter.' }) email: string,
  ): Promise<Customer | null> {
    return this.service.findBy(call, 'email', emailOf(email));
  }

  @Mutation(() => CreateCustomerResult, {
    description: 'Makes a customer with the next number of the store. Staff with the right customers.edit.',
  })
  async createCustomer(
    @Ctx() call: Call,
    @Arg('input', { description: 'The new customer.' }) input: CreateCustomerInput,
  ): Promise<typeof CreateCustomerResult> {
    return Object.assign(await this.service.create(call, input), { __typename: 'Customer' });
  }

  @Mutation(() => UpdateCustomerResult, {
    description: 'Saves a customer as it is to be. Staff with the right customers.edit.',
  })
  async updateCustomer(
    @Ctx() call: Call,
    @Arg('input', { description: 'The customer.' }) input: UpdateCustomerInput,
  ): Promise<typeof UpdateCustomerResult> {
    return Object.assign(await this.service.update(call, input), { __typename: 'Customer' });
  }

  @Mutation(() => UpdateCustomerResult, {
    description: 'Replaces the private note. Staff with the right customers.edit.',
  })
  async updateCustomerNote(
    @Ctx() call: Call,
    @Arg('input', { description: 'The note.' }) input: UpdateCustomerNoteInput,
  ): Promise<typeof UpdateCustomerResult> {
    return Object.assign(await this.service.updateNote(call, input), {
      __typename: 'Customer',
    });
  }

  @Mutation(() => UpdateCustomerResult, {
    description:
      'Lets the contact address stay as it is: the one that waits for its confirmation waits no longer, and the link mailed to it is void. Staff with the right customers.edit.',
  })
  async withdrawEmailChange(
    @Ctx() call: Call,
    @Arg('input', { description: 'The customer.' }) input: WithdrawEmailChangeInput,
  ): Promise<typeof UpdateCustomerResult> {
    return Object.assign(await this.service.withdrawEmailChange(call, input), { __typename: 'Customer' });
  }

  @FieldResolver(() => String, {
    description: 'How the customer is called: company, else person, else the number. Never empty.',
  })
  displayName(@Root() customer: Customer): string {
    return nameOf(customer);
  }

  @FieldResolver(() => [CustomerGroup], {
    description: 'Groups the customer is in: the default group first, the others by name. Staff only.',
  })
  async groups(@Ctx() call: Call, @Root() customer: Customer): Promise<CustomerGroup[]> {
    const groups = await groupsOf(call, customer.id);
    const first = groups.find((group) => group.id === customer.defaultGroupId);
    return first === undefined ? groups : [first, ...groups.filter((group) => group !== first)];
  }

  @FieldResolver(() => CustomerGroup, {
    nullable: true,
    description:
      'The one default group: it decides discount and access; null = none that who asks may see. Staff only.',
  })
  async defaultGroup(@Ctx() call: Call, @Root() customer: Customer): Promise<CustomerGroup | null> {
    const groups = await groupsOf(call, customer.id);
    return groups.find((group) => group.id === customer.defaultGroupId) ?? null;
  }

  @FieldResolver(() => [Customer], {
    description:
      'Other companies with its organisation number, by their customer numbers, the first ten: whoever registers is a customer of their own, whatever number they give. Empty where there is none. Staff only.',
  })
  async sameOrganisationNumber(@Ctx() call: Call, @Root() { id }: Customer): Promise<Customer[]> {
    return (await call.load('same-organisation-number', id, readSameNumbers)) ?? [];
  }

  @FieldResolver(() => MailConnection, {
    description: 'Mails sent or failed to this customer, newest first. Staff only.',
  })
  mails(
    @Ctx() call: Call,
    @Root() customer: Customer,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Mail>> {
    return listMails(call, { customerId: customer.id }, page);
  }

  @FieldResolver(() => Mail, {
    nullable: true,
    description:
      'The mail with which the mail server refused the e-mail address of the customer; null where it takes mail to it, as far as anybody knows. Staff only.',
  })
  refusedMail(@Ctx() call: Call, @Root() customer: Customer): Promise<Mail | null> {
    return call.load('refused-mail', customer.id, readRefusedMails);
  }

  @FieldResolver(() => HistoryConnection, {
    description: 'What was changed here, by whom and when, newest first. Staff only.',
  })
  history(
    @Ctx() call: Call,
    @Root() customer: Customer,
    @Args(() => HistoryArgs) wanted: HistoryArgs,
  ): Promise<Connection<HistoryEntry>> {
    return historyOf(call, 'customers', customer.id, wanted, {
      named: { columns: ['group_id', 'default_group_id'], read: groupNames },
    });
  }
}
