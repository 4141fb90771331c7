import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, type Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { UUID } from '../../kernel/graph/shared';
import { TakesLong } from '../../kernel/operation/marks';
import { ConsignmentItem, ConsignmentItemConnection } from '../item/item';
import { LabelCounts, LabelDrawing, LabelPaper, LabelPrint } from './label';
import { LabelPaperInput, PrintLabelsInput } from './label.input';
import { PrintLabelsResult } from './label.problems';
import type { LabelService } from './label.service';
import { LabelNeed } from './need';
import type { PaperService } from './paper.service';

/** Labels: what is to be printed, what was, and on what. */
@Resolver(() => LabelPrint)
export class LabelResolver {
  constructor(
    private readonly labels: LabelService,
    private readonly paper: PaperService,
  ) {}

  @Query(() => ConsignmentItemConnection, {
    description: 'Items of which labels are to be printed, the lowest number first. Staff only.',
  })
  itemsToLabel(
    @Ctx() call: Call,
    @Arg('need', () => LabelNeed, { description: 'For this reason.' }) need: LabelNeed,
    @Args(() => PageArgs) wanted: PageArgs,
  ): Promise<Connection<ConsignmentItem>> {
    return this.labels.listToLabel(call, need, wanted);
  }

  @Query(() => LabelCounts, { description: 'How many labels are to be printed, by the reason. Staff only.' })
  labelCounts(@Ctx() call: Call): Promise<LabelCounts> {
    return this.labels.counts(call);
  }

  @Query(() => [LabelPaper], {
    description:
      'All papers that labels can be printed on, that which was last printed on first. Staff only.',
  })
  labelPapers(@Ctx() call: Call): Promise<LabelPaper[]> {
    return this.paper.papers(call);
  }

  @Query(() => LabelPrint, {
    nullable: true,
    description: 'Labels that somebody printed; null where there is no such print. Staff only.',
  })
  labelPrint(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Its id.' }) id: string,
  ): Promise<LabelPrint | null> {
    return this.labels.find(call, id);
  }

  @Query(() => [LabelPrint], { description: 'What was printed last, the newest 20. Staff only.' })
  labelPrints(@Ctx() call: Call): Promise<LabelPrint[]> {
    return this.labels.list(call);
  }

  @Query(() => LabelDrawing, {
    nullable: true,
    description:
      'The label of an item as it would be printed now; null where there is no such item of which a label may be printed, or too many ask. Staff only.',
  })
  @TakesLong()
  labelPreview(
    @Ctx() call: Call,
    @Arg('itemId', () => UUID, { description: 'The item.' }) itemId: string,
    @Arg('on', { description: 'On what.' }) on: LabelPaperInput,
  ): Promise<LabelDrawing | null> {
    return this.paper.preview(call, itemId, on);
  }

  @FieldResolver()
  download(@Ctx() call: Call, @Root() print: LabelPrint): Promise<string | null> {
    return this.labels.linkTo(call, print);
  }

  @Mutation(() => PrintLabelsResult, {
    description:
      'Prints labels: counts each of them, remembers the paper and its first free position, and has a file made, which `labelPrint` tells of when it is there. Staff who may edit consignors.',
  })
  async printLabels(
    @Ctx() call: Call,
    @Arg('input', { description: 'Which labels, and on what.' }) input: PrintLabelsInput,
  ): Promise<typeof PrintLabelsResult> {
    return Object.assign(await this.labels.print(call, input), { __typename: 'LabelPrint' });
  }
}
