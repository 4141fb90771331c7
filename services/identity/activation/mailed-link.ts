import { Field, ObjectType } from 'type-graphql';
import { namedCodesOf, type CodeOf } from '../../kernel/graph/codes';

export const LinkPurposeCode = namedCodesOf('LinkPurpose', 'What a link from a mail is for.', {
  ACTIVATION: ['activation', 'Sets the first password of a user.'],
  RESET: ['reset', 'Sets another password of a user.'],
  REGISTRATION: [
    'registration',
    'Confirms the address somebody registered with, and sets the first password.',
  ],
  EMAIL: ['email', 'Confirms the address a user is to log in with.'],
  STAFF_EMAIL: ['staff-email', 'Confirms the address a staff member is to log in with.'],
  EMAIL_UNDO: ['email-undo', 'Keeps the address a user logged in with, or brings it back.'],
  STAFF_EMAIL_UNDO: [
    'staff-email-undo',
    'Keeps the address a staff member logged in with, or brings it back.',
  ],
  STAFF_RESET: ['staff-reset', 'Sets another password of a staff member.'],
  STAFF_ACTIVATION: ['staff-activation', 'Sets the first password of a staff member.'],
  SIGN_IN: ['sign-in', 'Says that a log-in at the portal was somebody else’s.'],
  STAFF_SIGN_IN: ['staff-sign-in', 'Says that a log-in at the console was somebody else’s.'],
});
export type LinkPurposeCode = CodeOf<typeof LinkPurposeCode>;

@ObjectType({ description: 'A link from a mail that still does something. Seen by who holds its token.' })
export class MailedLink {
  @Field(() => LinkPurposeCode, { description: 'What using it does.' })
  purpose: LinkPurposeCode;
  @Field(() => String, {
    description: 'Whose log-in it is, by the address one logs in with, or is to log in with.',
  })
  email: string;
  @Field(() => String, {
    nullable: true,
    description:
      'The name of the person or company, of a registration as it was typed; null where none is known, or an address to log in with is yet to be confirmed.',
  })
  name: string | null;
}
