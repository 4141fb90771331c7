import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { cellFaults } from '../table/column';
import { openCodesOf } from './codes';

/** What reading finds, and what services add that only they can know. */
export const importFaultCodes = openCodesOf(
  'ImportFaultCode',
  'What is wrong with a cell or a row of a file; pages have words of their own for it.',
  cellFaults,
);

@Directive('@shareable')
@ObjectType({ description: 'One fault of a file, by row and column. Staff only.' })
export class ImportFault {
  @Field(() => Int, { description: 'Row as a spreadsheet counts: the header is 1.' })
  row: number;
  @Field(() => String, { description: 'Column as the file heads it; empty where the whole row is meant.' })
  column: string;
  @Field(() => String, {
    nullable: true,
    description: 'The column\'s letter in a spreadsheet: "G"; null where the whole row is meant.',
  })
  letter: string | null;
  @Field(() => String, { description: 'What stands in the file.' })
  value: string;
  @Field(() => importFaultCodes.type, { description: 'What is wrong.' })
  code: string;
  @Field(() => String, { description: 'The same with its figures, in English.' })
  message: string;
  @Field(() => String, {
    nullable: true,
    description: 'What would do instead, such as a corrected value; null where we cannot tell.',
  })
  hint: string | null;
}

@Directive('@shareable')
@ObjectType({
  description: 'A value that is wrong for one cause, and how often it stands there. Staff only.',
})
export class ImportFaultValue {
  @Field(() => ImportFault, { description: 'The first fault with this value.' })
  first: ImportFault;
  @Field(() => Int, { description: 'How often this value is wrong.' })
  count: number;
}

@Directive('@shareable')
@ObjectType({
  description: 'All faults of one cause: the same thing is wrong in the same column. Staff only.',
})
export class ImportFaultGroup {
  @Field(() => String, { description: 'Column as the file heads it; empty where the whole row is meant.' })
  column: string;
  @Field(() => String, {
    nullable: true,
    description: 'The column\'s letter in a spreadsheet: "G"; null where the whole row is meant.',
  })
  letter: string | null;
  @Field(() => importFaultCodes.type, { description: 'What is wrong.' })
  code: string;
  @Field(() => Int, { description: 'How many faults there are of it.' })
  count: number;
  @Field(() => [Int], { description: 'Their first 20 rows, as a spreadsheet counts.' })
  rows: number[];
  @Field(() => [ImportFaultValue], { description: 'The first five values that are wrong so.' })
  values: ImportFaultValue[];
}

@Directive('@shareable')
@ObjectType({ description: 'A row as it stands in the file. Staff only.' })
export class ImportRow {
  @Field(() => Int, { description: 'Row as a spreadsheet counts.' })
  row: number;
  @Field(() => [String], { description: 'Its cells, in the order of the columns.' })
  cells: string[];
  @Field(() => [ImportFault], { description: 'What is wrong with it.' })
  faults: ImportFault[];
}
