import { Field, Int, ObjectType } from 'type-graphql';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime, LanguageCode } from '../../kernel/graph/shared';
import { StorePage } from '../page-text/page-text';
import type { AcceptedPage } from './text-acceptance.rules';

/** Where a text was accepted. */
export const AcceptancePlace = codesOf('AcceptancePlace', 'Where a text of the store was accepted.', {
  ACTIVATION: 'With the first password.',
  PORTAL: 'At the portal, by somebody who was logged in.',
  REGISTRATION: 'By registering.',
});
export type AcceptancePlace = CodeOf<typeof AcceptancePlace>;

@ObjectType({
  description: 'That a user accepted a version of a text of the store. Seen by staff and by that user.',
})
export class TextAcceptance {
  @Field(() => StorePage, { description: 'Of which page: terms or privacy.' })
  page: AcceptedPage;
  @Field(() => LanguageCode, { description: 'In which language it was read.' })
  language: string;
  @Field(() => Int, { description: 'Which version; "storePageText" answers its text.' })
  version: number;
  @Field(() => DateTime, { description: 'When that version was published, UTC.' })
  publishedAt: Date;
  @Field(() => Boolean, {
    description: 'Whether it is what the page says today in that language.',
  })
  isCurrent: boolean;
  @Field(() => DateTime, { description: 'When it was accepted, UTC.' })
  acceptedAt: Date;
  @Field(() => AcceptancePlace, { description: 'Where it was accepted.' })
  place: AcceptancePlace;
}
