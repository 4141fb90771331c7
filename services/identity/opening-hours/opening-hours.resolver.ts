import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { Store } from '../store/store';
import { OpeningHours } from './opening-hours';
import { UpdateOpeningHoursInput, UpdateOpeningHoursResult } from './opening-hours.input';
import type { OpeningHoursService } from './opening-hours.service';

/** When the shop is open. */
@Resolver(() => Store)
export class OpeningHoursResolver {
  constructor(private readonly service: OpeningHoursService) {}

  @FieldResolver(() => OpeningHours, { description: 'When it is open.' })
  openingHours(@Ctx() call: Call): Promise<OpeningHours> {
    return this.service.find(call);
  }

  @Mutation(() => UpdateOpeningHoursResult, {
    description:
      'Changes when the shop is open, for every reader at once. Staff who may change the settings of the store.',
  })
  async updateOpeningHours(
    @Ctx() call: Call,
    @Arg('input', { description: 'When it is open.' }) input: UpdateOpeningHoursInput,
  ): Promise<typeof UpdateOpeningHoursResult> {
    return Object.assign(await this.service.update(call, input), { __typename: 'OpeningHours' as const });
  }
}
