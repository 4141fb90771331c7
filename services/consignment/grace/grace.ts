import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kernel/graph/shared';
import { DueMove } from '../due/due';
import { AfterGrace } from '../item/deadline.rules';

@ObjectType({
  description:
    'What is done by itself, at night, with goods that nobody collected by the last day for it. By itself goes only what goes to charity because its consignor gives to charity; or of which a reminder reached its consignor that named the last day and what happens after it. Never what a consignor was not asked about, and never what they have asked for and got no answer. Staff only.',
})
export class GraceEnding {
  @Field(() => Boolean, {
    description: 'Whether the store has it done: false where nothing is agreed for afterwards, too.',
  })
  isOn: boolean;
  @Field(() => LocalDate, { description: 'The day in whose night it is done next, or would be.' })
  nextOn: string;
  @Field(() => Int, { description: 'How many goods become the store’s then, as things are now.' })
  toStore: number;
  @Field(() => Int, { description: 'How many go to charity then, as things are now.' })
  toCharity: number;
  @Field(() => Int, {
    description:
      'How many more are past their last day then, and wait for somebody to say what becomes of them.',
  })
  left: number;
  @Field(() => [DueMove], {
    description: 'What was done in the last night in which anything was, of the last seven; else nothing.',
  })
  last: DueMove[];
}

@ArgsType()
export class GraceEndingArguments {
  @Field(() => AfterGrace, {
    nullable: true,
    description: 'As it would be if this became of them; null = what the store has.',
  })
  afterGrace?: AfterGrace | null;
}
