import { ArrayMaxSize, ArrayMinSize, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, InputType, Int } from 'type-graphql';
import { UUID } from '../../kernel/graph/shared';
import { IDEMPOTENCY_KEY, IsIdempotencyKey } from '../../kernel/idempotency/idempotency-key';
import { LabelFormat, LabelPaperName } from './label';
import { LabelNeed } from './need';
import { MOST_SHIFT_MM } from './paper';

/** As many as one file has; more are printed with the next. */
export const MOST_LABELS = 1_000;
/** As many as may be named one by one. */
const MOST_NAMED = 500;

@InputType({ description: 'The measures of an own paper in mm; of a roll the size of a label alone.' })
export class LabelMeasuresInput {
  @Field(() => Float, { description: 'Width of a label: 35 or more on a sheet, 40 to 110 on a roll.' })
  widthMm: number;
  @Field(() => Float, { description: 'Height of a label: 18 or more on a sheet, 20 to 160 on a roll.' })
  heightMm: number;
  @Field(() => Int, { nullable: true, description: 'Labels side by side on a sheet; null = 1.' })
  @Min(1, { message: 'Not less than 1' })
  columns?: number | null;
  @Field(() => Int, { nullable: true, description: 'Labels one below the other on a sheet; null = 1.' })
  @Min(1, { message: 'Not less than 1' })
  rows?: number | null;
  @Field(() => Float, { nullable: true, description: 'From the left edge to the first label; null = 0.' })
  leftMm?: number | null;
  @Field(() => Float, { nullable: true, description: 'From the upper edge to the first label; null = 0.' })
  topMm?: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'From the beginning of a label to that of the next at its side; null = its width.',
  })
  pitchXMm?: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'From the beginning of a label to that of the next below; null = its height.',
  })
  pitchYMm?: number | null;
}

@InputType({ description: 'On what labels are printed. What is left out is as it was the last time.' })
export class LabelPaperInput {
  @Field(() => LabelPaperName, { description: 'Which.' })
  paper: LabelPaperName;
  @Field(() => LabelFormat, { nullable: true, description: 'For which printer; ZPL on rolls only.' })
  format?: LabelFormat | null;
  @Field(() => LabelMeasuresInput, {
    nullable: true,
    description: 'Of an own paper; refused for the others.',
  })
  @ValidateNested()
  measures?: LabelMeasuresInput | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The position of the first label on the sheet, counted row by row from 1.',
  })
  @Min(1, { message: 'Not less than 1' })
  firstPosition?: number | null;
  @Field(() => Float, { nullable: true, description: 'How far to move printing to the right: −10 to 10 mm.' })
  @Min(-MOST_SHIFT_MM, { message: `Between −${MOST_SHIFT_MM} and ${MOST_SHIFT_MM}, not $value` })
  @Max(MOST_SHIFT_MM, { message: `Between −${MOST_SHIFT_MM} and ${MOST_SHIFT_MM}, not $value` })
  shiftRightMm?: number | null;
  @Field(() => Float, { nullable: true, description: 'How far to move printing down: −10 to 10 mm.' })
  @Min(-MOST_SHIFT_MM, { message: `Between −${MOST_SHIFT_MM} and ${MOST_SHIFT_MM}, not $value` })
  @Max(MOST_SHIFT_MM, { message: `Between −${MOST_SHIFT_MM} and ${MOST_SHIFT_MM}, not $value` })
  shiftDownMm?: number | null;
}

@InputType({
  description:
    'Labels to print: of all items that `itemIds`, `intakeId`, `need` and `printId` name together, each once, by their numbers. At most 1,000 in one file.',
})
export class PrintLabelsInput {
  @Field(() => [UUID], {
    nullable: true,
    description: 'These items, at most 500: handed over, or in the store. Any other is refused.',
  })
  @ArrayMinSize(1, { message: 'At least one' })
  @ArrayMaxSize(MOST_NAMED, { message: `At most ${MOST_NAMED}` })
  itemIds?: string[] | null;
  @Field(() => UUID, { nullable: true, description: 'All of an intake that is handed over or in the store.' })
  intakeId?: string | null;
  @Field(() => LabelNeed, { nullable: true, description: 'All that are to be printed for this reason.' })
  need?: LabelNeed | null;
  @Field(() => UUID, { nullable: true, description: 'What was printed before, once more, as it is now.' })
  printId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'No label, but the outlines of one sheet, to hold against it and measure. Counts nothing.',
  })
  outlines?: boolean | null;
  @Field(() => LabelPaperInput, { description: 'On what.' })
  @ValidateNested()
  on: LabelPaperInput;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}
