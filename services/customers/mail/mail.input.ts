import type { MailKind } from '../../../schema/mails';
import { MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, createUnionType, Field, InputType } from 'type-graphql';
import { PageArgs } from '../../kernel/connection/connection-type';
import { InvalidInput, NotFound, UUID } from '../../kernel/graph/shared';
import { mailKindCodes } from '../../kernel/mail/mail-preview';
import { Mail, MailStatus } from './mail';

const LONGEST_SEARCH = 254;

@InputType({ description: 'Which mails a list is of: those of which all that is said here holds.' })
export class MailFilter {
  @Field(() => mailKindCodes.type, {
    nullable: true,
    description: 'Only mails about this; null = about anything.',
  })
  kind?: MailKind | null;

  @Field(() => MailStatus, {
    nullable: true,
    description: 'Only those that got this far and no farther; null = however far.',
  })
  status?: MailStatus | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only those to an address with this in it, whatever its case; of more than 10,000 the newest. Null or blank = to any.',
  })
  @MaxLength(LONGEST_SEARCH, { message: `At most ${LONGEST_SEARCH} characters` })
  recipient?: string | null;
}

@ArgsType()
export class MailListArguments extends PageArgs {
  @Field(() => MailFilter, { nullable: true, description: 'Which ones; null = all.' })
  @ValidateNested()
  filter?: MailFilter | null;
}

@InputType({ description: 'Which mail to send again.' })
export class SendMailAgainInput {
  @Field(() => UUID, { description: 'Id of the mail.' })
  id: string;
}

export const SendMailAgainResult = createUnionType({
  name: 'SendMailAgainResult',
  description: 'The mail as it is now, or that there is none with this id.',
  types: () => [Mail, NotFound, InvalidInput] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
