import { ArrayMaxSize, ValidateNested } from 'class-validator';
import { createUnionType, Field, InputType } from 'type-graphql';
import { UnreadableFile } from '../../kernel/graph/import';
import { columnsArgument, ImportColumnInput } from '../../kernel/graph/import-column';
import { Job, JobRunning } from '../../kernel/graph/job';
import { InvalidInput, NotFound, UUID } from '../../kernel/graph/shared';
import { MAX_COLUMNS } from '../../kernel/table/table';

@InputType({ description: "Which uploaded file of a till's sales to import." })
export class StartTillImportInput {
  @Field(() => UUID, { description: 'Id given by the upload path; the file must be of this store.' })
  fileId: string;
  @Field(() => [ImportColumnInput], columnsArgument)
  @ArrayMaxSize(MAX_COLUMNS)
  @ValidateNested({ each: true })
  columns?: ImportColumnInput[] | null;
}

export const StartTillImportResult = createUnionType({
  name: 'StartTillImportResult',
  description: 'The import, to be watched by its id, or why none was started.',
  types: () => [Job, JobRunning, UnreadableFile, InvalidInput] as const,
});

@InputType({ description: "Which import of a till's sales to stop." })
export class StopTillImportInput {
  @Field(() => UUID, { description: 'Its id.' })
  jobId: string;
}

export const StopTillImportResult = createUnionType({
  name: 'StopTillImportResult',
  description: 'The import as it is now, or that there is none.',
  types: () => [Job, NotFound, InvalidInput] as const,
});
