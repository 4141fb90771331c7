import { Field, Int, ObjectType } from 'type-graphql';
import { codesOf } from '../../kernel/graph/codes';
import { Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { passwordProblems, type PasswordProblem } from './password.rules';

export const PasswordProblemCode = codesOf(
  'PasswordProblem',
  'Why a password is not accepted. There are no rules of composition.',
  passwordProblems,
);

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
  @Field(() => PasswordProblemCode, { description: 'Why.' })
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
