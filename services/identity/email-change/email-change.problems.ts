import { ObjectType } from 'type-graphql';
import { Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';

@ObjectType({
  implements: Problem,
  description:
    "The new address has become somebody else's log-in or contact address. Nothing has changed: the present one still works.",
})
export class EmailTaken extends Problem {}

/** Refuses an address that is somebody else's by now. */
export const emailTaken = (): Refusal =>
  new Refusal({ __typename: 'EmailTaken', message: 'This address is in use by somebody else' });
