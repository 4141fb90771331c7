import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { maximumPasswordLength, PasswordProblem } from './password.rules';

registerEnumType(PasswordProblem, {
  name: 'PasswordProblem',
  description: 'Why a password is not accepted. There are no rules of composition.',
  valuesConfig: {
    TOO_SHORT: { description: 'Shorter than the store asks.' },
    TOO_LONG: { description: `Longer than ${maximumPasswordLength} characters.` },
    TOO_COMMON: {
      description:
        "Easily guessed: a common password, one piece repeated, or little more than the own or the store's name.",
    },
  },
});

@ObjectType({
  implements: Problem,
  description:
    'The link does nothing: used, expired, replaced by a newer one, or never ours. Ask for a new one.',
})
export class LinkNotValid extends Problem {
  @Field(() => Boolean, { description: 'True where it did work once: used, replaced, or too old.' })
  expired: boolean;
}

@ObjectType({ implements: Problem, description: 'The password is not accepted. The link still works.' })
export class PasswordTooWeak extends Problem {
  @Field(() => PasswordProblem, { description: 'Why.' })
  code: PasswordProblem;
  @Field(() => Int, { description: 'How many characters the store asks for.' })
  minimumLength: number;
}

/** Refuses a link. */
export function linkNotValid(expired: boolean): Refusal {
  return new Refusal(
    Object.assign({ __typename: 'LinkNotValid', message: 'This link does not work any more' }, { expired }),
  );
}

/** Refuses a password, with the figure that would do. */
export function passwordTooWeak(code: PasswordProblem, minimumLength: number): Refusal {
  const message = { TOO_SHORT: 'Too short', TOO_LONG: 'Too long', TOO_COMMON: 'Too easily guessed' }[code];
  return new Refusal(Object.assign({ __typename: 'PasswordTooWeak', message }, { code, minimumLength }));
}
