/** A plain typed object that becomes a member of a result union; graphql-js re-throws returned Errors. */
export interface ProblemObject {
  __typename: string;
  message: string;
}

/** Thrown inside a transaction: rolls it back, and the one resolver wrapper returns `problem`. */
export class Refusal extends Error {
  constructor(readonly problem: ProblemObject) {
    super(problem.message);
  }
}

/** What can be wrong with a field of an input, with the sentence the graph has for it; pages have words of their own. */
export const fieldFaults = {
  REQUIRED: 'Nothing is given, and something must be.',
  TOO_LONG: 'More characters than there is room for.',
  TOO_SHORT: 'Fewer characters than it takes.',
  NOT_AN_EMAIL: 'No e-mail address, or none that mail can reach.',
  TAKEN: 'It is somebody else’s, or another one’s, already.',
  OUT_OF_RANGE: 'Too low, too high, too many, or too early or late.',
  BAD_FORMAT: 'Not written as such a value is.',
  NOT_ALLOWED: 'Such a value, but none that may stand here now.',
} as const;
export type FieldFaultCode = keyof typeof fieldFaults;

/** One wrong field of an input. */
export interface FieldFault {
  path: string;
  code: FieldFaultCode;
  message: string;
}

/** The input is refused; each field is named. */
export function invalidInput(...fields: FieldFault[]): Refusal {
  const names = fields.map((field) => field.path).join(', ');
  return new Refusal(
    Object.assign({ __typename: 'InvalidInput', message: `Not accepted: ${names}` }, { fields }),
  );
}

/** Refuses where something was found wrong. */
export function assertNone(faults: readonly FieldFault[]): void {
  if (faults.length > 0) throw invalidInput(...faults);
}

/** The store has not got the module that this belongs to. */
export function moduleOff(module: string): Refusal {
  const message = `This store has no ${module.toLowerCase().replaceAll('_', '-')}`;
  return new Refusal(Object.assign({ __typename: 'ModuleOff', message }, { module }));
}

/** Not there, or not yours: the same answer, byte for byte. */
export function notFound(): Refusal {
  return new Refusal({ __typename: 'NotFound', message: 'Not found' });
}

/** Somebody was faster: saving would undo what they saved. Whoever names no version does not mind. */
export function assertVersion(edited: number | null | undefined, current: number): void {
  if (edited == null || edited === current) return;
  const message = `Saved by somebody else meanwhile: version ${current}`;
  throw new Refusal(Object.assign({ __typename: 'ChangedMeanwhile', message }, { version: current }));
}

/** Constraint name → what to say when the database refuses. Written beside the concept whose table it is. */
export type ConstraintRefusals = Record<string, () => Refusal>;

/** The refusal behind a database error, or null where it is nothing we expected. */
export function refusalOf(error: unknown, constraints: ConstraintRefusals): Refusal | null {
  if (error instanceof Refusal) return error;
  const driver = (error as { driverError?: unknown } | null)?.driverError ?? error;
  const name = (driver as { constraint?: unknown } | null)?.constraint;
  const make = typeof name === 'string' && Object.hasOwn(constraints, name) ? constraints[name] : undefined;
  return make === undefined ? null : make();
}
