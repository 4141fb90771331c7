import { Field, ObjectType } from 'type-graphql';
import { Column } from 'typeorm';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime } from '../../kernel/graph/shared';
import { instantOrNever, longText } from '../../kernel/row/columns';

export const CompanyApprovalState = codesOf(
  'CompanyApprovalState',
  'Whether staff have looked at a company that registered.',
  {
    NOT_ASKED: 'Nobody has to: staff made it, it is a private person, or it came while nobody was looked at.',
    WAITING: 'It registered, and staff have still to look at it.',
    APPROVED: 'Staff approved it.',
    DECLINED: 'Staff declined it; they may still approve it.',
  },
);
export type CompanyApprovalState = CodeOf<typeof CompanyApprovalState>;

@ObjectType({
  description:
    'Whether staff have looked at a company that registered. Seen by staff and by the users of the company.',
})
export class CompanyApproval {
  @Column('text')
  @Field(() => CompanyApprovalState, { description: 'How it stands.' })
  state: CompanyApprovalState;
  @Column(instantOrNever)
  @Field(() => DateTime, { nullable: true, description: 'Since when it waits or waited, UTC; null = never.' })
  askedAt: Date | null;
  @Column(instantOrNever)
  @Field(() => DateTime, { nullable: true, description: 'When staff decided, UTC; null = not yet.' })
  decidedAt: Date | null;
  @Column(longText)
  @Field(() => String, {
    nullable: true,
    description: 'What staff said of it, as the company was told; never null where it was declined.',
  })
  word: string | null;
}
