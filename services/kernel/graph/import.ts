import { Directive, Field, Int, ObjectType, createUnionType } from 'type-graphql';
import { unreadableCodes } from '../table/table';
import { codesOf, openCodesOf } from './codes';
import { ImportColumn, importColumnNames } from './import-column';
import { ImportFault, ImportFaultGroup, ImportRow } from './import-fault';
import { ImportChange, ImportReadRow } from './import-preview';
import { ModuleOff } from './module';
import { InvalidInput, Money, Problem, UUID } from './shared';

/** All of them are services'. */
export const importNoteCodes = openCodesOf(
  'ImportNoteCode',
  'What is worth knowing of rows before a file is imported; pages have words of their own for it.',
);

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
  @Field(() => Int, {
    nullable: true,
    description: 'Of numbers that jump: the one before, behind which new ones go on; otherwise null.',
  })
  before: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Of numbers that jump: the lowest one beyond the jump; otherwise null.',
  })
  after: number | null;
  @Field(() => [String], {
    description: 'Of words that the store has not: the first 20 of them, each once; otherwise none.',
  })
  words: string[];
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
  @Field(() => [ImportColumn], { description: 'Each column of the file, with what it is read as here.' })
  mapping: ImportColumn[];
  @Field(() => [importColumnNames.type], {
    description: 'What a column can be said to be by hand, as far as it is read here.',
  })
  columnNames: string[];
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
  @Field(() => Money, {
    nullable: true,
    description:
      'What the rows that would make something come to together, VAT included; null where nothing would be made that is paid for.',
  })
  total: Money | null;
  @Field(() => Money, {
    nullable: true,
    description:
      'What others would be owed of the sales that would be made, of those that are not paid out before they come here; null where none would be made.',
  })
  owed: Money | null;
  @Field(() => [ImportNote], { description: 'Worth knowing before importing.' })
  notes: ImportNote[];
  @Field(() => Int, { description: 'All faults; importing is refused unless it is 0.' })
  faultCount: number;
  @Field(() => [ImportFault], { description: 'The first 200 faults, by row.' })
  faults: ImportFault[];
  @Field(() => [ImportFaultGroup], {
    description: 'All faults by their cause, in the order in which the file shows them first.',
  })
  faultGroups: ImportFaultGroup[];
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
  @Field(() => [ImportRow], {
    description: 'The rows around the one asked for, or around the first fault; empty where there is none.',
  })
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
  @Field(() => [ImportColumn], {
    description:
      'Its columns with what they are read as, where only they are wrong: said by hand, they may be right. Otherwise empty.',
  })
  mapping: ImportColumn[];
  @Field(() => [importColumnNames.type], {
    description: 'What a column can then be said to be, as far as it is read here.',
  })
  columnNames: string[];
}

/** Any row of the file may be looked at beside its neighbours, by whoever looks at the file. */
export const aroundRowArgument = {
  nullable: true,
  description:
    'The row to show with those around it, as a spreadsheet counts; null = that of the first fault.',
};

export const ImportDryRunResult = createUnionType({
  name: 'ImportDryRunResult',
  description: 'The dry run, or why there is none.',
  types: () => [ImportDryRun, UnreadableFile, InvalidInput, ModuleOff] as const,
});
