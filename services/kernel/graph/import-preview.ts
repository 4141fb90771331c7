import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { codesOf, type CodeOf } from './codes';

/** How the text of a cell was understood. */
export const ImportValueKind = codesOf('ImportValueKind', 'How the text of a cell was understood.', {
  TEXT: 'As it stands.',
  NUMBER: 'A whole number, without leading zeros.',
  PERCENT: 'A percentage, without its sign: "40".',
  AMOUNT: 'In major units of the store\'s currency, with a point: "12.50".',
  DATE: 'A day: "2026-10-31".',
  YES_NO: '"true" or "false".',
  CHOICE: 'One of a closed set, as the graph names it: "ON_SALE".',
});
export type ImportValueKind = CodeOf<typeof ImportValueKind>;

@Directive('@shareable')
@ObjectType({ description: 'A cell of the file as it was read. Staff only.' })
export class ImportCell {
  @Field(() => String, { description: 'Column as the file heads it.' })
  column: string;
  @Field(() => ImportValueKind, { description: 'How it was understood, and how `value` is written.' })
  kind: `${ImportValueKind}`;
  @Field(() => String, {
    nullable: true,
    description: 'The value, written as its kind says; null where the cell is blank or has a fault.',
  })
  value: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A row of the file as it was read. Staff only.' })
export class ImportReadRow {
  @Field(() => Int, { description: 'Row as a spreadsheet counts.' })
  row: number;
  @Field(() => [ImportCell], { description: 'The columns that were read, and no others.' })
  cells: ImportCell[];
}

@Directive('@shareable')
@ObjectType({ description: 'A value that importing would change. Staff only.' })
export class ImportCellChange {
  @Field(() => String, { description: 'Column as the file heads it.' })
  column: string;
  @Field(() => ImportValueKind, { description: 'How `before` and `after` are written.' })
  kind: `${ImportValueKind}`;
  @Field(() => String, { nullable: true, description: 'What stands here now; null where nothing does.' })
  before: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What would stand here after the import; null where it would be emptied.',
  })
  after: string | null;
}

@Directive('@shareable')
@ObjectType({
  description: 'What one row of the file would change of one who, or which, is here already. Staff only.',
})
export class ImportChange {
  @Field(() => Int, { description: 'Row as a spreadsheet counts.' })
  row: number;
  @Field(() => Int, { description: 'Number of what it is about, as the store counts.' })
  number: number;
  @Field(() => [ImportCellChange], { description: 'Only what would change.' })
  cells: ImportCellChange[];
}
