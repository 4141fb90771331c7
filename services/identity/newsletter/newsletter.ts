import { Field, ObjectType } from 'type-graphql';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';

export const NewsletterPurpose = codesOf('NewsletterPurpose', 'What a link about the newsletter is for.', {
  CONFIRM: 'Confirms that whoever reads mail at the address wants the newsletter.',
  UNSUBSCRIBE: 'Ends it.',
});
export type NewsletterPurpose = CodeOf<typeof NewsletterPurpose>;

@ObjectType({ description: 'A link about the newsletter. Seen by who holds its token.' })
export class NewsletterLink {
  @Field(() => NewsletterPurpose, { description: 'What using it does.' })
  purpose: NewsletterPurpose;
  @Field(() => String, {
    nullable: true,
    description:
      'The address that would get the newsletter; null of a link that ends it, as newsletters are passed on with theirs.',
  })
  email: string | null;
}

@ObjectType({ description: 'The newsletter goes to the address from now on.' })
export class NewsletterConfirmed {
  @Field(() => String, { description: 'The address.' })
  email: string;
}

@ObjectType({ description: 'The newsletter goes there no more.' })
export class NewsletterLeft {
  @Field(() => Boolean, { description: 'Always true.' })
  done: boolean;
}

@ObjectType({ description: 'Whether the customer wants the newsletter is kept.' })
export class NewsletterChosen {
  @Field(() => Boolean, { description: 'Whether it is wanted.' })
  isWanted: boolean;
}

@ObjectType({
  implements: Problem,
  description: 'The shop has no field for the newsletter on its pages: nobody can ask for it there.',
})
export class NewsletterClosed extends Problem {}

/** Refuses because the store has not switched it on. */
export function newsletterClosed(): Refusal {
  return new Refusal({ __typename: 'NewsletterClosed', message: 'This shop takes nobody for a newsletter' });
}
