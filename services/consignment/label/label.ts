import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { JobState } from '../../kernel/graph/job';
import { DateTime, UUID } from '../../kernel/graph/shared';
import type { State } from '../../kernel/job/states';

/** Papers by name, and two that a store measures itself. */
export const LabelPaperName = codesOf('LabelPaperName', 'What labels are printed on.', {
  AVERY_L7160: 'A4 sheet, 21 labels of 63.5 × 38.1 mm: Avery 7160 and its like.',
  AVERY_L7159: 'A4 sheet, 24 labels of 63.5 × 33.9 mm: Avery 7159 and its like.',
  AVERY_L7163: 'A4 sheet, 14 labels of 99.1 × 38.1 mm: Avery 7163 and its like.',
  AVERY_L7173: 'A4 sheet, 10 labels of 99.1 × 57 mm: Avery 7173 and its like.',
  AVERY_L7636: 'A4 sheet, 48 labels of 45.7 × 21.2 mm: Avery 7636, 4736 and their like.',
  AVERY_L7651: 'A4 sheet, 65 labels of 38.1 × 21.2 mm: Avery 7651 and its like.',
  OWN_SHEET: 'A4 sheet of the measures that the store gives.',
  ROLL_57_32: 'Roll of labels of 57 × 32 mm.',
  ROLL_50_30: 'Roll of labels of 50 × 30 mm.',
  ROLL_62_29: 'Roll of labels of 62 × 29 mm.',
  ROLL_51_25: 'Roll of labels of 51 × 25 mm.',
  ROLL_100_50: 'Roll of labels of 100 × 50 mm.',
  OWN_ROLL: 'Roll of labels of the size that the store gives.',
});
export type LabelPaperName = CodeOf<typeof LabelPaperName>;

export const LabelFormat = codesOf('LabelFormat', 'For which printer labels are made.', {
  PDF: 'Any printer: a page a sheet, or a page a label of a roll.',
  ZPL_203: 'A printer of labels that understands ZPL, with 203 dots an inch. Rolls only.',
  ZPL_300: 'The same with 300 dots an inch. Rolls only.',
});
export type LabelFormat = CodeOf<typeof LabelFormat>;

/** What a store last printed on a paper with. */
@Entity('label_paper', { schema: 'consignment' })
export class LabelPaperRow {
  @PrimaryColumn('text')
  paper: LabelPaperName;
  @Column('text')
  format: LabelFormat;
  @Column('jsonb', { nullable: true })
  measures: unknown;
  @Column('int')
  nextPosition: number;
  @Column('numeric')
  shiftRightMm: number;
  @Column('numeric')
  shiftDownMm: number;
  @Column('timestamptz')
  usedAt: Date;
}

@ObjectType({
  description: 'A paper for labels, with its measures in mm and what is remembered of it. Staff only.',
})
export class LabelPaper {
  @Field(() => LabelPaperName, { description: 'Which.' })
  paper: LabelPaperName;
  @Field(() => Boolean, { description: 'A roll, not an A4 sheet.' })
  isRoll: boolean;
  @Field(() => LabelFormat, { description: 'For which printer it was last printed; PDF at first.' })
  format: LabelFormat;
  @Field(() => Float, {
    nullable: true,
    description: 'Of a label; null where an own paper was not measured yet.',
  })
  widthMm: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Of a label; null where an own paper was not measured yet.',
  })
  heightMm: number | null;
  @Field(() => Int, { nullable: true, description: 'Labels side by side on a sheet; null of a roll.' })
  columns: number | null;
  @Field(() => Int, { nullable: true, description: 'Labels one below the other on a sheet; null of a roll.' })
  rows: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'From the left edge to the first label; null of a roll.',
  })
  leftMm: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'From the upper edge to the first label; null of a roll.',
  })
  topMm: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'From one label to the next at its side; null of a roll.',
  })
  pitchXMm: number | null;
  @Field(() => Float, { nullable: true, description: 'From one label to the next below; null of a roll.' })
  pitchYMm: number | null;
  @Field(() => Int, { description: 'The first free position, counted row by row from 1; 1 of a roll.' })
  nextPosition: number;
  @Field(() => Float, {
    description: 'How far to the right printing is moved, in mm; less than 0 is to the left.',
  })
  shiftRightMm: number;
  @Field(() => Float, { description: 'How far down printing is moved, in mm; less than 0 is up.' })
  shiftDownMm: number;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last printed on, UTC; null where never.',
  })
  usedAt: Date | null;
}

@ObjectType({ description: 'How many labels are to be printed, each kind up to 10,000. Staff only.' })
export class LabelCounts {
  @Field(() => Int, { description: 'Received, with a price, and never printed.' })
  new: number;
  @Field(() => Int, { description: 'Whose label has another price.' })
  stale: number;
  @Field(() => Int, { description: 'Handed over, to be received, and never printed.' })
  toCome: number;
}

@ObjectType({ description: 'Labels that somebody has printed: a file to fetch. Staff only.' })
export class LabelPrint {
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Field(() => JobState, {
    description: 'Whether the file is there: DONE. FAILED and STOPPED count no label.',
  })
  state: State;
  @Field(() => Int, { description: 'How many labels it has; 0 = the outlines of a sheet.' })
  count: number;
  @Field(() => LabelPaperName, { description: 'On which paper.' })
  paper: LabelPaperName;
  @Field(() => LabelFormat, { description: 'For which printer.' })
  format: LabelFormat;
  @Field(() => Int, { description: 'The position of the first label.' })
  firstPosition: number;
  @Field(() => Int, { description: 'The first position that is free after it.' })
  nextPosition: number;
  @Field(() => Int, { description: 'Sheets, the begun one counted; of a roll, labels.' })
  pages: number;
  @Field(() => Int, { description: 'How many more were to be printed than go into one file.' })
  left: number;
  @Field(() => String, { nullable: true, description: 'Name of who printed; null where they have none.' })
  startedBy: string | null;
  @Field(() => DateTime, { description: 'When, UTC.' })
  startedAt: Date;
  @Field(() => String, {
    nullable: true,
    description:
      'Path of the file, good for five minutes: ask again for another one. Null until it is made, and a day after.',
  })
  download?: string | null;
}

@ObjectType({ description: 'A line of letters on a label, in mm from its left upper corner. Staff only.' })
export class LabelText {
  @Field(() => String, { description: 'What stands there, shortened where it does not fit.' })
  text: string;
  @Field(() => Float, { description: 'Where it begins.' })
  xMm: number;
  @Field(() => Float, { description: 'The line that the letters stand on.' })
  baseMm: number;
  @Field(() => Float, { description: 'Size of the letters.' })
  sizeMm: number;
  @Field(() => Float, { description: 'How wide it is.' })
  widthMm: number;
  @Field(() => Boolean, { description: 'In bold.' })
  isBold: boolean;
  @Field(() => Boolean, { description: 'Struck through.' })
  isStruck: boolean;
}

@ObjectType({ description: 'A label as it would be printed. Staff only.' })
export class LabelDrawing {
  @Field(() => Float, { description: 'Its width in mm.' })
  widthMm: number;
  @Field(() => Float, { description: 'Its height in mm.' })
  heightMm: number;
  @Field(() => [LabelText], { description: 'Its texts.' })
  texts: LabelText[];
  @Field(() => String, { description: 'Both codes, as an SVG path in mm.' })
  codes: string;
}
