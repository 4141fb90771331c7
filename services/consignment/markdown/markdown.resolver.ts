import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { ConsignmentItem } from '../item/item';
import { NextMarkdown } from './markdown';
import type { MarkdownService } from './markdown.service';
import { SetMarkdownInput, SetMarkdownResult } from './set-markdown';

/** What the schedule of a store makes of an item. */
@Resolver(() => ConsignmentItem)
export class MarkdownResolver {
  constructor(private readonly service: MarkdownService) {}

  @FieldResolver(() => NextMarkdown, {
    nullable: true,
    description:
      'What it will cost next, by the schedule of the store; null where it is not on sale, the schedule leaves it alone, or nothing is to come before its day of return.',
  })
  nextMarkdown(@Root() item: ConsignmentItem): NextMarkdown | null {
    return this.service.next(item);
  }

  @Mutation(() => SetMarkdownResult, {
    description:
      'Lets the schedule of markdowns leave an item alone, or not any more. Staff who may edit consignors.',
  })
  async setMarkdown(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item, and whether it is left alone.' }) input: SetMarkdownInput,
  ): Promise<typeof SetMarkdownResult> {
    return Object.assign(await this.service.set(call, input), { __typename: 'ConsignmentItem' });
  }
}
