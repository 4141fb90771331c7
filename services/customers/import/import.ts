import { ArrayMaxSize, ValidateNested } from 'class-validator';
import { createUnionType, Field, InputType } from 'type-graphql';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { UnreadableFile } from '../../kernel/graph/import';
import { columnsArgument, ImportColumnInput } from '../../kernel/graph/import-column';
import { Job, JobRunning } from '../../kernel/graph/job';
import { ModuleOff } from '../../kernel/graph/module';
import { InvalidInput, LocalDate, NotFound, UUID } from '../../kernel/graph/shared';
import { MAX_COLUMNS } from '../../kernel/table/table';

/** The files a shop hands in. */
export const ImportKind = codesOf('ImportKind', 'What a file holds.', {
  CONSIGNORS: 'Consignors: who they are, and what is agreed with them.',
  STOCK: 'Consigned goods and their sales; their consignors must be in.',
});
export type ImportKind = CodeOf<typeof ImportKind>;

@InputType({ description: 'Which uploaded file to import, and how.' })
export class StartImportInput {
  @Field(() => ImportKind, { description: 'What it holds.' })
  kind: `${ImportKind}`;
  @Field(() => UUID, { description: 'Id given by the upload path; the file must be of this store.' })
  fileId: string;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'STOCK only. Sales in the file until this day, inclusive, were paid out before and count for no balance; today at the latest. Null = none were. No other sale is touched, and `undoSettlement` takes it back.',
  })
  settledUntil?: string | null;
  @Field(() => [ImportColumnInput], columnsArgument)
  @ArrayMaxSize(MAX_COLUMNS)
  @ValidateNested({ each: true })
  columns?: ImportColumnInput[] | null;
}

export const StartImportResult = createUnionType({
  name: 'StartImportResult',
  description: 'The import, to be watched by its id, or why none was started.',
  types: () => [Job, JobRunning, UnreadableFile, InvalidInput, ModuleOff] as const,
});

@InputType({ description: 'Which long work to stop.' })
export class StopJobInput {
  @Field(() => UUID, { description: 'Its id.' })
  jobId: string;
}

export const StopJobResult = createUnionType({
  name: 'StopJobResult',
  description: 'The work as it is now, or that there is none.',
  types: () => [Job, NotFound, InvalidInput] as const,
});
