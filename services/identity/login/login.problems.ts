import { Field, Int, ObjectType } from 'type-graphql';
import { Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';

@ObjectType({
  implements: Problem,
  description:
    'Too many attempts for this account or from this address. The same for accounts that do not exist.',
})
export class TooManyAttempts extends Problem {
  @Field(() => Int, { description: 'In how many seconds the next attempt has a chance.' })
  retryAfterSeconds: number;
}

@ObjectType({
  implements: Problem,
  description:
    'More log-ins of this store wait at this moment than there is room for. It says nothing of the account; nothing was counted.',
})
export class LogInsBusy extends Problem {
  @Field(() => Int, { description: 'In how many seconds to try again.' })
  retryAfterSeconds: number;
}

@ObjectType({
  implements: Problem,
  description: 'No such log-in, or another password, or switched off: one answer for all three.',
})
export class WrongCredentials extends Problem {}

@ObjectType({
  implements: Problem,
  description: 'The shop has switched its portal off: no log-in, activation or reset for customers.',
})
export class PortalClosed extends Problem {}

/** Refuses for so many seconds. */
export function tooManyAttempts(retryAfterSeconds: number): Refusal {
  return new Refusal(
    Object.assign({ __typename: 'TooManyAttempts', message: 'Too many attempts' }, { retryAfterSeconds }),
  );
}

/** Refuses because too many wait already. */
export function logInsBusy(retryAfterSeconds: number): Refusal {
  const message = 'Too many log-ins at this moment';
  return new Refusal(Object.assign({ __typename: 'LogInsBusy', message }, { retryAfterSeconds }));
}

/** Refuses without saying which part was wrong. */
export function wrongCredentials(): Refusal {
  return new Refusal({ __typename: 'WrongCredentials', message: 'E-mail address or password is not right' });
}

/** Refuses because the portal is off. */
export function portalClosed(): Refusal {
  return new Refusal({ __typename: 'PortalClosed', message: 'The portal of this shop is closed' });
}
