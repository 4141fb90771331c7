import { ArgsType, Directive, Field, ObjectType } from 'type-graphql';
import { codesOf, namedCodesOf, type CodeOf } from './codes';
import { connectionType, PageArgs } from '../connection/connection-type';
import { DateTime, UUID } from './shared';

/** Kinds of actor: name in the graph → as an actor, and the audit, has it. */
export const ActorKind = namedCodesOf(
  'ActorKind',
  'Who is asking, or did something. The kind belongs to the session, not to the person.',
  {
    VISITOR: ['visitor', 'Nobody logged in.'],
    PORTAL: ['portal', 'A user of the portal.'],
    STAFF: ['staff', 'A member of staff.'],
    PARTNER: ['partner', 'An API client.'],
    SYSTEM: ['system', 'The product itself; it never asks.'],
    MIGRATION: ['migration', 'A new version of the product, as it was installed; it never asks.'],
  },
);
export type ActorKind = CodeOf<typeof ActorKind>;

/** What was done to a row: name in the graph → as the audit has it. */
export const HistoryAction = namedCodesOf('HistoryAction', 'What was done to something.', {
  MADE: ['INSERT', 'It was made.'],
  CHANGED: ['UPDATE', 'It was changed.'],
  DELETED: ['DELETE', 'It was deleted.'],
});
export type HistoryAction = CodeOf<typeof HistoryAction>;

/** Which part of a history is looked at: each is a list of its own, so that one does not drown the other. */
export const HistoryPart = codesOf('HistoryPart', 'A part of a history.', {
  PEOPLE: 'What somebody changed, whoever: everything that is in neither of the others.',
  MAIL: 'What became of mails.',
  SYSTEM: 'What the product did by itself.',
});
export type HistoryPart = CodeOf<typeof HistoryPart>;

/** Which page of a history, and of which part of it. */
@ArgsType()
export class HistoryArgs extends PageArgs {
  @Field(() => HistoryPart, { nullable: true, description: 'Which part of it; null = all of it.' })
  part?: HistoryPart | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A value that changed. Staff only.' })
export class HistoryChange {
  @Field(() => String, { description: 'Column name, as in the graph: "firstName".' })
  field: string;
  @Field(() => String, { nullable: true, description: 'The value before; null where there was none.' })
  before: string | null;
  @Field(() => String, { nullable: true, description: 'The value after; null where it was emptied.' })
  after: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'What the value before is called where it is an id: a group’s name, a log-in’s address. What was deleted keeps the name it had last; null where there is none.',
  })
  beforeName?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the value after is called where it is an id; null where there is none.',
  })
  afterName?: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'One change, as the audit recorded it. Staff only.' })
export class HistoryEntry {
  @Field(() => UUID, { description: 'Id of the audit entry; time-ordered.' })
  id: string;
  @Field(() => DateTime, { description: 'When, UTC.' })
  at: Date;
  @Field(() => ActorKind, { description: 'Who did it.' })
  actorKind: `${ActorKind}`;
  @Field(() => String, {
    nullable: true,
    description: 'Name of who did it; null where the actor has none, or where it was erased.',
  })
  actorName: string | null;
  @Field(() => String, { description: 'What did it: the root field that ran, or the job.' })
  operation: string;
  @Field(() => String, { description: 'What was changed: the name of its table.' })
  entity: string;
  @Field(() => HistoryAction, { description: 'What was done to it.' })
  action: `${HistoryAction}`;
  @Field(() => [HistoryChange], { description: 'The changed values. Secrets are never among them.' })
  changes: HistoryChange[];
}

export const HistoryConnection = connectionType(HistoryEntry, { name: 'History', many: 'changes' });
