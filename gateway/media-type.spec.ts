import { mediaTypeFor, statusIn } from './media-type';

const GRAPHQL = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';

test.each([
  [undefined, JSON_TYPE],
  ['', JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/*', JSON_TYPE],
  ['text/html', JSON_TYPE],
  ['application/json', JSON_TYPE],
  [GRAPHQL, GRAPHQL],
  ['Application/GraphQL-Response+JSON; charset=utf-8', GRAPHQL],
  [`${GRAPHQL}, application/json`, GRAPHQL],
  [`application/json, ${GRAPHQL}`, JSON_TYPE],
  [`${GRAPHQL}; q=0.9, application/json`, JSON_TYPE],
  [`application/json;q=0.9, ${GRAPHQL};q=1.0`, GRAPHQL],
  [`*/*, ${GRAPHQL}`, GRAPHQL],
  [`${GRAPHQL};q=0.5, */*`, JSON_TYPE],
  [`${GRAPHQL};q=0, */*;q=0.1`, JSON_TYPE],
  ['application/json;q=0, */*', GRAPHQL],
  [`application/json;q=x, ${GRAPHQL};q=y`, JSON_TYPE],
  // What urql sends.
  [`${GRAPHQL}, application/graphql+json, application/json, text/event-stream, multipart/mixed`, GRAPHQL],
  ['application/json, multipart/mixed', JSON_TYPE],
])('who accepts %s gets %s', (accept, type) => expect(mediaTypeFor(accept)).toBe(type));

test('an operation that is wrong has 400, but as application/json 200; a limit that was met has its own in both', () => {
  const errors = (...codes: string[]) =>
    codes.map((code) => ({ message: '', extensions: { code } })) as never[];
  for (const code of ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']) {
    expect(statusIn(GRAPHQL, 400, errors(code))).toBe(400);
    expect(statusIn(JSON_TYPE, 400, errors(code))).toBe(200);
  }
  for (const type of [GRAPHQL, JSON_TYPE] as const) {
    expect(statusIn(type, 400, errors('OPERATION_TOO_LARGE'))).toBe(400);
    expect(statusIn(type, 400, errors('BAD_USER_INPUT', 'TOO_MANY_AUTH_STEPS'))).toBe(400);
    expect(statusIn(type, 503, errors('UNAVAILABLE'))).toBe(503);
    expect(statusIn(type, 200, errors('FORBIDDEN'))).toBe(200);
  }
});
