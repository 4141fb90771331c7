import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { jobStates, type State } from '../job/states';
import { unreadableCodes } from '../table/table';
import { codesOf, openCodesOf } from './codes';
import { ImportFault } from './import';
import { DateTime, Problem, UUID } from './shared';

export const JobState = codesOf('JobState', 'Where long work stands.', jobStates);

/** Both are the services'. */
export const jobKinds = openCodesOf('JobKind', 'What long work does.');
export const jobParts = openCodesOf('JobPartName', 'A part of long work.');

@Directive('@shareable')
@ObjectType({ description: 'A part of long work, with what came of it so far. Staff only.' })
export class JobPart {
  @Field(() => jobParts.type, { description: 'Which part it is.' })
  name: string;
  @Field(() => Int, { description: 'Pieces done: rows of a file.' })
  done: number;
  @Field(() => Int, { nullable: true, description: 'Of so many; null until that is known.' })
  total: number | null;
  @Field(() => Int, { description: 'Of these, pieces that made something new.' })
  created: number;
  @Field(() => Int, { description: 'Of these, pieces that changed something.' })
  updated: number;
  @Field(() => Int, { description: 'Of these, pieces that were as they should be already.' })
  unchanged: number;
}

export const JobReasonCode = codesOf(
  'JobReasonCode',
  'Why long work as a whole was refused; pages have words of their own for it.',
  {
    ...unreadableCodes,
    GONE: 'The file has lapsed, or never was: upload it again.',
    OUT_OF_RANGE: 'Something that was asked for cannot be meant; `field` says what, `detail` what could.',
    STORE_NOT_READY: 'The store is just being made: in a moment it goes.',
  },
);

@Directive('@shareable')
@ObjectType({ description: 'Why long work as a whole was refused. Staff only.' })
export class JobReason {
  @Field(() => JobReasonCode, { description: 'Why.' })
  code: keyof typeof JobReasonCode;
  @Field(() => String, {
    nullable: true,
    description: 'The input field it is about; null = the file itself.',
  })
  field: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The figure or name behind it; null where there is none.',
  })
  detail: string | null;
}

@Directive('@shareable')
@ObjectType({
  description:
    'Long work: it goes on by itself until it has ended, whoever watches, and after a stop of the machine too. Staff only.',
})
export class Job {
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Field(() => jobKinds.type, { description: 'What it does.' })
  kind: string;
  @Field(() => JobState, { description: 'Where it stands.' })
  state: State;
  @Field(() => Int, { description: 'Pieces done, of all its parts.' })
  done: number;
  @Field(() => Int, { nullable: true, description: 'Of so many; null until that is known.' })
  total: number | null;
  @Field(() => Boolean, { description: 'Somebody asked it to stop.' })
  stopAsked: boolean;
  @Field(() => UUID, { nullable: true, description: 'The file it is about; null where it is about none.' })
  fileId: string | null;
  @Field(() => String, { nullable: true, description: 'Its name as handed in; null where there is no file.' })
  fileName: string | null;
  @Field(() => [JobPart], { description: 'Its parts, in the order in which they are done.' })
  parts: JobPart[];
  @Field(() => Int, { description: 'How many faults were found.' })
  faultCount: number;
  @Field(() => [ImportFault], { description: 'The first 200 of them, by row.' })
  faults: ImportFault[];
  @Field(() => JobReason, {
    nullable: true,
    description: 'Why it was refused as a whole; null where it was not.',
  })
  reason: JobReason | null;
  @Field(() => String, { nullable: true, description: 'Name of who started it; null where they have none.' })
  startedBy: string | null;
  @Field(() => DateTime, { description: 'When, UTC.' })
  startedAt: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it ended, UTC; null while it goes on.' })
  endedAt: Date | null;
}

@Directive('@shareable')
@ObjectType({
  implements: Problem,
  description:
    'Work that this must wait for is under way: of such work a store does one at a time. Nothing was started.',
})
export class JobRunning extends Problem {
  @Field(() => Job, { description: 'The one that is under way.' })
  running: Job;
}
