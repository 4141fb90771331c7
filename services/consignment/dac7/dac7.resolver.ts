import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { TakesLong } from '../../kernel/operation/marks';
import { Consignor } from '../consignor/consignor';
import { Dac7Year, Dac7YearConnection } from './dac7';
import type { CopyService } from './dac7.copies';
import { Dac7ListArguments, Dac7YearArguments, GiveDac7PersonInput, SendDac7CopiesInput } from './dac7.input';
import { GiveDac7PersonResult, SendDac7CopiesResult } from './dac7.problems';
import type { KnownYear } from './dac7.rows';
import type { Dac7Service } from './dac7.service';

/** What the tax office is told of consignors. */
@Resolver(() => Dac7Year)
export class Dac7Resolver {
  constructor(
    private readonly service: Dac7Service,
    private readonly copies: CopyService,
  ) {}

  @Query(() => Dac7YearConnection, {
    nullable: true,
    description:
      'The consignors of whom the tax office is told of a year, by their customer numbers. Staff who may see tax numbers; null where the store does not report.',
  })
  dac7Years(
    @Ctx() call: Call,
    @Args(() => Dac7ListArguments) { year, ...wanted }: Dac7ListArguments,
  ): Promise<Connection<Dac7Year> | null> {
    return this.service.list(call, year, wanted);
  }

  @Query(() => String, {
    nullable: true,
    description:
      'The same as CSV for whoever reports it, a line a consignor and quarter, with their tax numbers, in the words of the store. It is made for this answer and kept nowhere. Staff who may see tax numbers; null where the store does not report.',
  })
  @TakesLong()
  dac7File(
    @Ctx() call: Call,
    @Args(() => Dac7YearArguments) { year }: Dac7YearArguments,
  ): Promise<string | null> {
    return this.service.file(call, year);
  }

  @Mutation(() => GiveDac7PersonResult, {
    description:
      'Says when a consignor was born and by which number the tax office knows them, in place of what was said. Themselves, and staff who may see tax numbers; refused where they are not asked.',
  })
  async giveDac7Person(
    @Ctx() call: Call,
    @Arg('input', { description: 'Whose it is, and what.' }) input: GiveDac7PersonInput,
  ): Promise<typeof GiveDac7PersonResult> {
    return Object.assign(await this.service.give(call, input), { __typename: 'Dac7Person' });
  }

  @Mutation(() => SendDac7CopiesResult, {
    description:
      'Mails everybody of whom the tax office is told of a year where their copy is: each once, however often it is asked for. Staff who may see tax numbers.',
  })
  async sendDac7Copies(
    @Ctx() call: Call,
    @Arg('input', { description: 'Of which year.' }) { year }: SendDac7CopiesInput,
  ): Promise<typeof SendDac7CopiesResult> {
    return Object.assign(await this.copies.send(call, year), { __typename: 'Dac7CopiesSent' });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'These figures as CSV, a line a quarter, in the words of the consignor; nothing of who they are. Null where the store does not report any more.',
  })
  file(@Ctx() call: Call, @Root() year: KnownYear): Promise<string | null> {
    return this.service.copyOf(call, year);
  }
}

/** Where a consignor's figures are. */
@Resolver(() => Consignor)
export class ConsignorDac7Resolver {
  constructor(private readonly service: Dac7Service) {}

  @FieldResolver(() => Dac7Year, {
    nullable: true,
    description:
      'What was sold for them in a year, as the tax office is told of it where it is enough. They see it, and staff who may see tax numbers; null where the store does not report.',
  })
  dac7(
    @Ctx() call: Call,
    @Root() { customerId }: Consignor,
    @Args(() => Dac7YearArguments) { year }: Dac7YearArguments,
  ): Promise<Dac7Year | null> {
    return this.service.yearOf(call, customerId, year);
  }
}
