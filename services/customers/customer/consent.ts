import { Field, InputType, ObjectType } from 'type-graphql';
import { Column } from 'typeorm';
import { codesOf } from '../../kernel/graph/codes';
import { DateTime } from '../../kernel/graph/shared';
import { instantOrNever, text } from '../../kernel/row/columns';

export const ConsentState = codesOf('ConsentState', 'Whether somebody agrees to marketing.', {
  ON: 'Agreed; `source` says where that was.',
  OFF: 'Not agreed: not yet, where `since` is null, or not any more.',
});
export type ConsentState = keyof typeof ConsentState;

/** What staff can have seen or heard themselves: the only sources they may name. */
const told = {
  PAPER: 'In writing: a form that was filled in and signed.',
  IN_PERSON: 'Said to staff in the shop.',
  TELEPHONE: 'Said to staff by telephone.',
  EMAIL: 'Written to the shop, by e-mail or in another message.',
};
/** The way itself says these. */
const brought = {
  IMPORT: 'A file of the shop says so; how it was agreed before that, the shop knows.',
  PORTAL: 'Switched on by the customer, logged in.',
  REGISTRATION: 'Ticked by the customer when registering.',
  FOOTER: 'Asked for at the foot of a page, and confirmed by the link in a mail to the address.',
};
export const ConsentSource = codesOf('ConsentSource', 'Where a consent to marketing came from.', {
  ...told,
  ...brought,
});
export type ConsentSource = keyof typeof ConsentSource;

/** Whether staff may say it. */
export const isTold = (source: ConsentSource): boolean => Object.hasOwn(told, source);

@ObjectType({ description: 'Whether a customer agrees to something of marketing, and how we know.' })
export class Consent {
  @Column('text')
  @Field(() => ConsentState, { description: 'Whether it is agreed to.' })
  state: ConsentState;
  @Column(instantOrNever)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When this was said, UTC; null = nobody has said anything yet.',
  })
  since: Date | null;
  @Column(text)
  @Field(() => ConsentSource, {
    nullable: true,
    description: 'Where the consent came from. Never null where it is ON, always null where it is OFF.',
  })
  source: ConsentSource | null;
}

@InputType({
  description:
    'A change of a consent: OFF is all it takes to switch it off; to switch it on, its source is said too.',
})
export class ConsentInput {
  @Field(() => ConsentState, { nullable: true, description: 'Whether it is agreed to; null leaves it.' })
  state?: ConsentState | null;
  @Field(() => ConsentSource, {
    nullable: true,
    description:
      'Where it came from: PAPER, IN_PERSON, TELEPHONE or EMAIL; another stays where it stands. Required where it is ON, none where it is OFF.',
  })
  source?: ConsentSource | null;
}
