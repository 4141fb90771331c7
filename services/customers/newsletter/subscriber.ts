import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType } from '../../kernel/connection/connection-type';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime, LanguageCode, UUID } from '../../kernel/graph/shared';
import { instantOrNever, text } from '../../kernel/row/columns';
import { rowsOf } from '../../kernel/row/rows';

export const SubscriberState = codesOf('SubscriberState', 'How it stands with somebody’s newsletter.', {
  PENDING: 'Asked for, and not confirmed by the link in the mail: they get none.',
  CONFIRMED: 'They get it.',
  UNSUBSCRIBED: 'They had it or asked for it, and get none any more.',
});
export type SubscriberState = CodeOf<typeof SubscriberState>;

export const SubscribedAt = codesOf('SubscribedAt', 'Where somebody asked for the newsletter.', {
  FOOTER: 'At the foot of a page of the store.',
  PROFILE: 'In their profile at the portal.',
  REGISTRATION: 'With their registration.',
});
export type SubscribedAt = CodeOf<typeof SubscribedAt>;

export const UnsubscribedBy = codesOf('UnsubscribedBy', 'How somebody’s newsletter ended.', {
  LINK: 'By themselves, on the page that a link in a mail leads to.',
  ONE_CLICK: 'By themselves, in their mail program.',
  PROFILE: 'By themselves, in their profile at the portal.',
  STAFF: 'By staff.',
});
export type UnsubscribedBy = CodeOf<typeof UnsubscribedBy>;

@Entity('subscriber', { schema: 'customers' })
@ObjectType({
  description:
    'Somebody who asked for the newsletter and is no customer who has said whether they want it. Staff only.',
})
export class NewsletterSubscriber {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'Id of the subscriber.' })
  id: string;
  @Column('text')
  @Field(() => String, { description: 'E-mail address, in its one spelling.' })
  email: string;
  @Column('text')
  @Field(() => SubscriberState, { description: 'How it stands.' })
  state: SubscriberState;
  @Column(text)
  @Field(() => LanguageCode, {
    nullable: true,
    description: 'The language they asked in; null where nothing is known but that it ended.',
  })
  language: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'The sentence that they agreed to, word for word; null as `language` is.',
  })
  agreedTo: string | null;
  @Column(text)
  @Field(() => SubscribedAt, {
    nullable: true,
    description: 'Where they asked for it; null as `language` is.',
  })
  place: SubscribedAt | null;
  @Column(instantOrNever)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When they asked for it, UTC; null as `language` is.',
  })
  askedAt: Date | null;
  @Column(instantOrNever)
  @Field(() => DateTime, { nullable: true, description: 'When they confirmed it, UTC; null = not.' })
  confirmedAt: Date | null;
  @Column(instantOrNever)
  @Field(() => DateTime, { nullable: true, description: 'When it ended, UTC; null where it has not.' })
  unsubscribedAt: Date | null;
  @Column(text)
  @Field(() => UnsubscribedBy, { nullable: true, description: 'How it ended; null where it has not.' })
  unsubscribedBy: UnsubscribedBy | null;
  /** When what stands here was done. */
  @Column('timestamptz')
  doneAt: Date;
}

export const NewsletterSubscriberConnection = connectionType(NewsletterSubscriber, {
  name: 'NewsletterSubscriber',
  many: 'subscribers',
});

/** The table of subscribers, as their class declares it. */
export const subscriberRows = rowsOf(NewsletterSubscriber);
