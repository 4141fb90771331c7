import { Matches } from 'class-validator';

/** How a field of an input that takes such a key is described in the graph. */
export const IDEMPOTENCY_KEY =
  'A text of your own, 8 to 100 letters, digits and signs without blanks, that makes the request safe to send again: the second time it answers what the first made, as it is by then.';

/** On a field of an input: a key as it can be kept. */
export const IsIdempotencyKey = (): PropertyDecorator =>
  Matches(/^[\x21-\x7e]{8,100}$/, { message: '8 to 100 letters, digits and signs without blanks' });
