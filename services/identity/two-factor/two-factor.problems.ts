import { Field, Int, ObjectType } from 'type-graphql';
import { Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';

@ObjectType({
  implements: Problem,
  description: 'The code is not right, was used before, or has had its half minute.',
})
export class CodeNotRight extends Problem {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many tries this log-in has left; at 0 it has ended, and the password is asked again. Null where none are counted: setting up.',
  })
  triesLeft: number | null;
}

@ObjectType({
  implements: Problem,
  description: 'This session waits for no second step: it has been done, or has ended. Log in again.',
})
export class SecondStepOver extends Problem {}

@ObjectType({ implements: Problem, description: 'The store has switched the second step off.' })
export class TwoFactorOff extends Problem {}

@ObjectType({
  implements: Problem,
  description: 'The store asks for a second step: it can be replaced, and not taken away.',
})
export class TwoFactorRequired extends Problem {}

/** The code was wrong. */
export function codeNotRight(triesLeft: number | null): Refusal {
  return new Refusal(
    Object.assign({ __typename: 'CodeNotRight', message: 'The code is not right' }, { triesLeft }),
  );
}

/** There is nothing to answer. */
export function secondStepOver(): Refusal {
  return new Refusal({ __typename: 'SecondStepOver', message: 'This session waits for no second step' });
}

/** The store has none. */
export function twoFactorOff(): Refusal {
  return new Refusal({ __typename: 'TwoFactorOff', message: 'This store has no second step' });
}

/** It must stay. */
export function twoFactorRequired(): Refusal {
  return new Refusal({ __typename: 'TwoFactorRequired', message: 'This store asks for a second step' });
}
