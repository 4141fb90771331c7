import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, type Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { UUID } from '../../kernel/graph/shared';
import { Consignor } from '../consignor/consignor';
import { ConsignmentItem, ConsignmentItemConnection } from '../item/item';
import { Intake, IntakeConnection } from './intake';
import {
  CopyItemInput,
  DeleteItemInput,
  EnterItemInput,
  IntakeListArguments,
  SubmitIntakeInput,
  UpdateItemInput,
} from './intake.input';
import { DeleteItemResult, EnterItemResult, SubmitIntakeResult, UpdateItemResult } from './intake.problems';
import type { EntryService } from './entry.service';
import type { IntakeService } from './intake.service';

const WHO = 'A consignor for themselves, in stores with self-entry; staff who may edit consignors.';

/** Intakes, and what is entered into them. */
@Resolver(() => Intake)
export class IntakeResolver {
  constructor(
    private readonly service: IntakeService,
    private readonly entry: EntryService,
  ) {}

  @Query(() => Intake, {
    nullable: true,
    description: 'One intake; null where there is none, or none that this viewer may see.',
  })
  intake(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Its id.' }) id: string,
  ): Promise<Intake | null> {
    return this.service.find(call, id);
  }

  @Query(() => IntakeConnection, {
    description:
      'Intakes of all consignors, the newest first; those that wait for labels, whichever was handed over first, first. Staff only.',
  })
  intakes(
    @Ctx() call: Call,
    @Args(() => IntakeListArguments) wanted: IntakeListArguments,
  ): Promise<Connection<Intake>> {
    return this.service.list(call, null, wanted);
  }

  @FieldResolver(() => ConsignmentItemConnection, {
    description: 'What is in it, in the order of the numbers.',
  })
  items(
    @Ctx() call: Call,
    @Root() { id }: Intake,
    @Args(() => PageArgs) wanted: PageArgs,
  ): Promise<Connection<ConsignmentItem>> {
    return this.service.itemsOf(call, id, wanted);
  }

  @FieldResolver()
  itemCount(@Ctx() call: Call, @Root() intake: Intake): Promise<number> {
    return this.service.countItems(call, intake);
  }

  @Mutation(() => EnterItemResult, {
    description: `Enters an item into the open intake of a consignor, and takes one from what a consignor who does it may enter. ${WHO}`,
  })
  async enterItem(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item.' }) input: EnterItemInput,
  ): Promise<typeof EnterItemResult> {
    return Object.assign(await this.entry.enter(call, input), { __typename: 'ItemsEntered' });
  }

  @Mutation(() => EnterItemResult, {
    description: `Enters an item of the open intake again, so many times or not at all. ${WHO}`,
  })
  async copyItem(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item, and how many copies.' }) input: CopyItemInput,
  ): Promise<typeof EnterItemResult> {
    return Object.assign(await this.entry.copy(call, input), { __typename: 'ItemsEntered' });
  }

  @Mutation(() => UpdateItemResult, {
    description: `Changes what is said of an item that was not handed over yet. ${WHO}`,
  })
  async updateItem(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item, and what is said of it.' }) input: UpdateItemInput,
  ): Promise<typeof UpdateItemResult> {
    return Object.assign(await this.service.update(call, input), { __typename: 'ConsignmentItem' });
  }

  @Mutation(() => DeleteItemResult, {
    description: `Deletes an item that was not handed over yet; what it took from the allowance is given back. ${WHO}`,
  })
  async deleteItem(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item.' }) input: DeleteItemInput,
  ): Promise<typeof DeleteItemResult> {
    return Object.assign(await this.service.delete(call, input), { __typename: 'ItemDeleted' });
  }

  @Mutation(() => SubmitIntakeResult, {
    description: `Hands an intake over: it waits for labels and receipt, and the rest of the allowance is frozen. ${WHO}`,
  })
  async submitIntake(
    @Ctx() call: Call,
    @Arg('input', { description: 'The intake.' }) input: SubmitIntakeInput,
  ): Promise<typeof SubmitIntakeResult> {
    return Object.assign(await this.service.submit(call, input), { __typename: 'Intake' });
  }
}

/** What a consignor brought, visit by visit. */
@Resolver(() => Consignor)
export class ConsignorIntakesResolver {
  constructor(private readonly service: IntakeService) {}

  @FieldResolver(() => IntakeConnection, { description: 'Their intakes, the newest first.' })
  intakes(
    @Ctx() call: Call,
    @Root() { customerId }: Consignor,
    @Args(() => IntakeListArguments) wanted: IntakeListArguments,
  ): Promise<Connection<Intake>> {
    return this.service.list(call, customerId, wanted);
  }

  @FieldResolver(() => Intake, {
    nullable: true,
    description: 'The intake that items are being entered into; null where none is open.',
  })
  openIntake(@Ctx() call: Call, @Root() { customerId }: Consignor): Promise<Intake | null> {
    return this.service.findOpen(call, customerId);
  }
}

/** The visit that an item was brought on. */
@Resolver(() => ConsignmentItem)
export class ItemIntakeResolver {
  constructor(private readonly service: IntakeService) {}

  @FieldResolver(() => Intake, {
    nullable: true,
    description: 'The intake that it came in with; null for what was imported.',
  })
  intake(@Ctx() call: Call, @Root() { intakeId }: ConsignmentItem): Promise<Intake | null> | null {
    return intakeId === null ? null : this.service.find(call, intakeId);
  }
}
