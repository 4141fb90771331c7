import { Matches } from 'class-validator';
import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import { openCodesOf } from './codes';

/** All of them are services'. */
export const importColumnNames = openCodesOf(
  'ImportColumnName',
  'What a column of a file can be; pages have words of their own for it.',
);

/** A letter above the columns that one file may have. */
const LETTER = /^[A-Z]{1,2}$/;

@InputType({ description: 'What one column of a file is, said by hand. It counts more than the heading.' })
export class ImportColumnInput {
  @Field(() => String, { description: 'The column\'s letter in a spreadsheet: "G".' })
  @Matches(LETTER)
  letter: string;
  @Field(() => importColumnNames.type, {
    nullable: true,
    description: 'What it is; null = nothing, it is not read.',
  })
  name?: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'One column of a file, and what it is read as. Staff only.' })
export class ImportColumn {
  @Field(() => String, { description: 'Its letter in a spreadsheet: "G".' })
  letter: string;
  @Field(() => String, { description: 'Its heading as the file has it; empty where it has none.' })
  heading: string;
  @Field(() => importColumnNames.type, {
    nullable: true,
    description: 'What it is read as here; null = not read here. Another part of the product may read it.',
  })
  name: string | null;
}

/** The argument of an operation that takes what was said. */
export const columnsArgument = {
  nullable: true,
  description:
    'What columns of the file are, said by hand; the others are known by their headings. A column of ours that is given here is none of those.',
};
