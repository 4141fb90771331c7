import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { UUID } from '../../kernel/graph/shared';
import { CustomerGroup } from './group';
import { customersIn } from './group.loader';
import {
  CreateCustomerGroupInput,
  DeleteCustomerGroupInput,
  GroupMembersInput,
  UpdateCustomerGroupInput,
} from './group.input';
import { GroupMembersResult, linkCustomers, unlinkCustomers } from './group.members';
import {
  CreateCustomerGroupResult,
  DeleteCustomerGroupResult,
  UpdateCustomerGroupResult,
} from './group.problems';
import { GroupService } from './group.service';

@Resolver(() => CustomerGroup)
export class GroupResolver {
  constructor(private readonly service: GroupService) {}

  @Query(() => [CustomerGroup], {
    description: 'All customer groups of the store, by name. Staff only.',
  })
  customerGroups(@Ctx() call: Call): Promise<CustomerGroup[]> {
    return this.service.list(call);
  }

  @Query(() => CustomerGroup, {
    nullable: true,
    description: 'One customer group; null where there is none. Staff only.',
  })
  customerGroup(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Its id.' }) id: string,
  ): Promise<CustomerGroup | null> {
    return this.service.find(call, id);
  }

  @Mutation(() => CreateCustomerGroupResult, {
    description: 'Makes a customer group. Staff with the right customers.edit.',
  })
  async createCustomerGroup(
    @Ctx() call: Call,
    @Arg('input', { description: 'The group.' }) input: CreateCustomerGroupInput,
  ): Promise<typeof CreateCustomerGroupResult> {
    return Object.assign(await this.service.create(call, input), { __typename: 'CustomerGroup' });
  }

  @Mutation(() => UpdateCustomerGroupResult, {
    description: 'Saves a customer group. Staff with the right customers.edit.',
  })
  async updateCustomerGroup(
    @Ctx() call: Call,
    @Arg('input', { description: 'The group.' }) input: UpdateCustomerGroupInput,
  ): Promise<typeof UpdateCustomerGroupResult> {
    return Object.assign(await this.service.update(call, input), { __typename: 'CustomerGroup' });
  }

  @Mutation(() => DeleteCustomerGroupResult, {
    description: 'Deletes a customer group for good. Staff with the right customers.edit.',
  })
  async deleteCustomerGroup(
    @Ctx() call: Call,
    @Arg('input', { description: 'Which one.' }) input: DeleteCustomerGroupInput,
  ): Promise<typeof DeleteCustomerGroupResult> {
    return Object.assign(await this.service.delete(call, input), { __typename: 'CustomerGroupDeleted' });
  }

  @Mutation(() => GroupMembersResult, {
    description:
      'Puts customers into a group, beside those they are in. Names those with whom it could not be done. Staff with the right customers.edit.',
  })
  async linkCustomersToGroup(
    @Ctx() call: Call,
    @Arg('input', { description: 'The group and the customers.' }) input: GroupMembersInput,
  ): Promise<typeof GroupMembersResult> {
    return Object.assign(await linkCustomers(call, input), { __typename: 'GroupMembersChanged' });
  }

  @Mutation(() => GroupMembersResult, {
    description:
      'Takes customers out of a group; whose default it is stays in it and is named. Staff with the right customers.edit.',
  })
  async unlinkCustomersFromGroup(
    @Ctx() call: Call,
    @Arg('input', { description: 'The group and the customers.' }) input: GroupMembersInput,
  ): Promise<typeof GroupMembersResult> {
    return Object.assign(await unlinkCustomers(call, input), { __typename: 'GroupMembersChanged' });
  }

  @FieldResolver(() => Int, { description: 'How many customers are in it, default or not.' })
  customerCount(@Ctx() call: Call, @Root() group: CustomerGroup): Promise<number> {
    return customersIn(call, group.id);
  }
}
