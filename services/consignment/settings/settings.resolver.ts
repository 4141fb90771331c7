import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { ConsignmentSettings } from './settings';
import { UpdateConsignmentSettingsInput, UpdateConsignmentSettingsResult } from './settings.input';
import type { SettingsService } from './settings.service';

/** What a store agrees with all its consignors. */
@Resolver()
export class SettingsResolver {
  constructor(private readonly service: SettingsService) {}

  @Query(() => ConsignmentSettings, {
    nullable: true,
    description: 'What this store agrees with all its consignors; null where it has no consignment.',
  })
  consignmentSettings(@Ctx() call: Call): Promise<ConsignmentSettings | null> {
    return this.service.find(call);
  }

  @Mutation(() => UpdateConsignmentSettingsResult, {
    description:
      'Changes what the store agrees with all its consignors, for what is received from now on. Where the account that the store pays from changes it asks for a recent log-in. Staff who may change these settings.',
  })
  async updateConsignmentSettings(
    @Ctx() call: Call,
    @Arg('input', { description: 'What is to be otherwise.' }) input: UpdateConsignmentSettingsInput,
  ): Promise<typeof UpdateConsignmentSettingsResult> {
    return Object.assign(await this.service.update(call, input), { __typename: 'ConsignmentSettings' });
  }
}
