import { GraphQLError } from 'graphql';

/** What is posted is judged unfit before anything ran: at most ten reasons, none of which repeats the input. */
export class Unfit extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? 'Unfit');
  }
}

/** The one refusal for size; it says which limit. */
export function tooLarge(what: string): Unfit {
  return unfit('OPERATION_TOO_LARGE', `The operation is too large: ${what}.`);
}

/** A refusal for one reason, which the caller can mend. */
export function unfit(code: string, message: string): Unfit {
  return new Unfit([new GraphQLError(message, { extensions: { code } })]);
}
