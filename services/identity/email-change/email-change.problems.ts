import { ObjectType } from 'type-graphql';
import { Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';

@ObjectType({
  implements: Problem,
  description:
    "The address has become somebody else's log-in or contact address. Nothing has changed: a present one still works, and of a registration nothing was made.",
})
export class EmailTaken extends Problem {}

/** Refuses an address that is somebody else's by now. */
export const emailTaken = (): Refusal =>
  new Refusal({ __typename: 'EmailTaken', message: 'This address is in use by somebody else' });
