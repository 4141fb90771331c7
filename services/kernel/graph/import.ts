import { Directive, Field, Int, ObjectType, createUnionType } from 'type-graphql';
import { cellFaults } from '../table/column';
import { unreadableCodes } from '../table/table';
import { codesOf, openCodesOf } from './codes';
import { ImportChange, ImportReadRow } from './import-preview';
import { InvalidInput, Problem, UUID } from './shared';

/** What reading finds, and what services add that only they can know. */
export const importFaultCodes = openCodesOf(
  'ImportFaultCode',
  'What is wrong with a cell or a row of a file; pages have words of their own for it.',
  cellFaults,
);

/** All of them are services'. */
export const importNoteCodes = openCodesOf(
  'ImportNoteCode',
  'What is worth knowing of rows before a file is imported; pages have words of their own for it.',
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
  description: 'Something worth knowing before importing, with how many rows it concerns. Staff only.',
})
export class ImportNote {
  @Field(() => importNoteCodes.type, { description: 'What it is.' })
  code: string;
  @Field(() => Int, { description: 'Rows it concerns.' })
  count: number;
  @Field(() => [Int], { description: 'The first 20 of these rows, as a spreadsheet counts.' })
  rows: number[];
}

@Directive('@shareable')
@ObjectType({ description: 'A row as it stands in the file. Staff only.' })
export class ImportRow {
  @Field(() => Int, { description: 'Row as a spreadsheet counts.' })
  row: number;
  @Field(() => [String], { description: 'Its cells, in the order of the columns.' })
  cells: string[];
}

@Directive('@shareable')
@ObjectType({ description: 'What importing the file would do. Nothing is written by a dry run. Staff only.' })
export class ImportDryRun {
  @Field(() => UUID, { description: 'The uploaded file.' })
  fileId: string;
  @Field(() => String, { description: 'Its name as uploaded.' })
  fileName: string;
  @Field(() => Int, { description: 'Rows below the header.' })
  rows: number;
  @Field(() => String, { description: 'How it was read: "windows-1252", "utf-8", "utf-16le".' })
  encoding: string;
  @Field(() => String, { description: 'What separates the columns: ";", "," or a tab.' })
  delimiter: string;
  @Field(() => [String], { description: 'The columns as the file heads them.' })
  columns: string[];
  @Field(() => [String], {
    description: 'Of these, the columns that are read here. Another part of the product may read others.',
  })
  columnsRead: string[];
  @Field(() => [String], { description: 'Of these, the columns that are not read here.' })
  columnsIgnored: string[];
  @Field(() => [String], {
    description:
      'Columns that could be read here and are not in the file; what they would set stays as it is.',
  })
  columnsAbsent: string[];
  @Field(() => [ImportReadRow], { description: 'The first five rows, as they were read.' })
  firstRows: ImportReadRow[];
  @Field(() => [ImportChange], { description: 'The first 50 rows that would change something, by row.' })
  changes: ImportChange[];
  @Field(() => Int, { description: 'Rows that would make something new.' })
  toCreate: number;
  @Field(() => Int, { description: 'Rows that would change something.' })
  toUpdate: number;
  @Field(() => Int, {
    description: 'Rows equal to the ones last imported: skipped, whatever happened since.',
  })
  unchanged: number;
  @Field(() => [ImportNote], { description: 'Worth knowing before importing.' })
  notes: ImportNote[];
  @Field(() => Int, { description: 'All faults; importing is refused unless it is 0.' })
  faultCount: number;
  @Field(() => [ImportFault], { description: 'The first 200 faults, by row.' })
  faults: ImportFault[];
  @Field(() => String, {
    nullable: true,
    description:
      'Signed path to the faults as CSV, good for five minutes and for staff only; null where there are none.',
  })
  faultsPath: string | null;
  @Field(() => Int, {
    description:
      'How many faults that file lists: the first 10,000, and below them how many there are in all.',
  })
  faultsKept: number;
  @Field(() => [ImportRow], { description: 'The rows around the first fault; empty where there is none.' })
  around: ImportRow[];
}

export const UnreadableFileCode = codesOf(
  'UnreadableFileCode',
  'Why a file cannot be read at all; pages have words of their own for it.',
  { ...unreadableCodes, GONE: 'It has lapsed, or never was: upload it again.' },
);

@Directive('@shareable')
@ObjectType({ implements: Problem, description: 'The file as a whole cannot be read. Nothing was written.' })
export class UnreadableFile extends Problem {
  @Field(() => UnreadableFileCode, { description: 'Why.' })
  code: keyof typeof UnreadableFileCode;
  @Field(() => String, {
    nullable: true,
    description:
      'The figure or name behind it: the missing column, the number of rows; null where there is none.',
  })
  detail: string | null;
}

export const ImportDryRunResult = createUnionType({
  name: 'ImportDryRunResult',
  description: 'The dry run, or why the file cannot be read.',
  types: () => [ImportDryRun, UnreadableFile, InvalidInput] as const,
});
