import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** What a caller may do something about; every other error is ours and its text stays with us. */
const OPEN_CODES = new Set([
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'BAD_USER_INPUT',
  'UNAVAILABLE',
  'ANSWER_TOO_LARGE',
]);

/** So many errors are sent: a list of a thousand that fail for one reason says it as often. */
export const MOST_ERRORS = 10;

/** The errors of a result as a caller may see them: an open code and its message, or a request id to quote. */
export function maskErrors(
  errors: readonly (GraphQLError | GraphQLFormattedError)[],
  requestId: string,
  report: (error: unknown) => void,
): GraphQLError[] {
  return errors.map((error) => {
    const code = error.extensions?.code;
    if (typeof code === 'string' && OPEN_CODES.has(code))
      return plainError(error.message, code, error.path, code === 'BAD_USER_INPUT' ? placeOf(error) : {});
    report(original(error));
    return internalError(requestId, error.path);
  });
}

/** The one text for everything unexpected. */
export function internalError(requestId: string, path?: readonly (string | number)[]): GraphQLError {
  const message = `Something went wrong on our side. Quote this when you ask for help: ${requestId}`;
  return new GraphQLError(message, {
    path: path ? [...path] : null,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  });
}

/** An error with a code and little else: no service name, no status or header a service might have set. */
export function plainError(
  message: string,
  code: string,
  path?: readonly (string | number)[],
  more: Wrong = {},
): GraphQLError {
  return new GraphQLError(message, { path: path ? [...path] : null, extensions: { code, ...more } });
}

interface Wrong {
  /** Where in the field's arguments it is. */
  argument?: unknown;
  /** Where a field promises no union, its refusal, which names all the wrong inputs. */
  problem?: unknown;
}

function placeOf({ extensions }: GraphQLError | GraphQLFormattedError): Wrong {
  const { argument, problem } = extensions ?? {};
  return { ...(typeof argument === 'string' && { argument }), ...(problem !== undefined && { problem }) };
}

/** The engine wraps what a service answered; the log wants what was thrown. */
function original(error: GraphQLError | GraphQLFormattedError): unknown {
  let inner: unknown = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}
