import { IsEnum, IsOptional, IsUUID } from 'class-validator';
import { createUnionType, Field, InputType } from 'type-graphql';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { UnreadableFile } from '../../kernel/graph/import';
import { Job, JobRunning } from '../../kernel/graph/job';
import { InvalidInput, LocalDate, NotFound, UUID } from '../../kernel/graph/shared';

/** The files a shop hands in. */
export const ImportKind = codesOf('ImportKind', 'What a file holds.', {
  CONSIGNORS: 'Consignors: who they are, and what is agreed with them.',
  STOCK: 'Consigned goods and their sales; their consignors must be in.',
});
export type ImportKind = CodeOf<typeof ImportKind>;

@InputType({ description: 'Which uploaded file to import, and how.' })
export class StartImportInput {
  @Field(() => ImportKind, { description: 'What it holds.' })
  @IsEnum(ImportKind)
  kind: `${ImportKind}`;
  @Field(() => UUID, { description: 'Id given by the upload path; the file must be of this store.' })
  @IsUUID()
  fileId: string;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'STOCK only. Sales in the file until this day, inclusive, were paid out before and count for no balance; today at the latest. Null = none were. No other sale is touched, and `undoSettlement` takes it back.',
  })
  @IsOptional()
  settledUntil?: string | null;
}

export const StartImportResult = createUnionType({
  name: 'StartImportResult',
  description: 'The import, to be watched by its id, or why none was started.',
  types: () => [Job, JobRunning, UnreadableFile, InvalidInput] as const,
});

@InputType({ description: 'Which long work to stop.' })
export class StopJobInput {
  @Field(() => UUID, { description: 'Its id.' })
  @IsUUID()
  jobId: string;
}

export const StopJobResult = createUnionType({
  name: 'StopJobResult',
  description: 'The work as it is now, or that there is none.',
  types: () => [Job, NotFound, InvalidInput] as const,
});
