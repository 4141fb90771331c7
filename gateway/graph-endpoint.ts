import { CALLER_VALUES, isNestedBeyond, tooDeep } from '../services/kernel/operation/values';
import { isRefusal, whoAsks, type AskingOptions } from './asking';
import type { SessionKind } from './credential';
import { json, readBody, refused, type Incoming, type Outgoing } from './exchange';
import type { Front, GraphRequest } from './front';
import type { Overload } from './overload';

const BODY_LIMIT = 1024 * 1024;
/** The variables' own nest, within `{"variables": {…}}`. */
const NESTING_LIMIT = CALLER_VALUES.depth + 2;

/** What the graph's endpoints need. */
export interface GraphEndpointOptions extends AskingOptions {
  front: Front;
  overload: Overload;
}

/** One operation at a store's portal or console. */
export async function answerGraph(
  options: GraphEndpointOptions,
  incoming: Incoming,
  storeId: string,
  kind: SessionKind,
  requestId: string,
): Promise<Outgoing> {
  if (incoming.method !== 'POST')
    return refused(405, 'METHOD_NOT_ALLOWED', 'Post operations.', { allow: 'POST' });
  if (!/^application\/json\s*(;|$)/i.test(incoming.header('content-type') ?? ''))
    return refused(415, 'UNSUPPORTED_MEDIA_TYPE', 'Operations are posted as application/json.');
  const answer = await options.overload.run(() => operate(options, incoming, storeId, kind, requestId));
  return answer ?? refused(503, 'TOO_BUSY', 'Too many at once, please try again.', { 'retry-after': '1' });
}

async function operate(
  options: GraphEndpointOptions,
  incoming: Incoming,
  storeId: string,
  kind: SessionKind,
  requestId: string,
): Promise<Outgoing> {
  const startedAt = performance.now();
  const body = await readBody(incoming, BODY_LIMIT);
  // What was not read stands in the way of the connection's next request.
  if (!body) return refused(413, 'TOO_LARGE', 'An operation has at most 1 MB.', { connection: 'close' });
  // Reading a nest as JSON takes ten times as long as seeing that it is one.
  if (isNestedBeyond(NESTING_LIMIT, body)) return json(400, { errors: tooDeep(CALLER_VALUES).errors });
  const request = graphRequest(body);
  if (typeof request === 'string') return refused(400, 'BAD_REQUEST', request);
  const actor = await whoAsks(options, incoming, storeId, kind, requestId, isQuery(request));
  if (isRefusal(actor)) return actor;
  const answer = await options.front.answer(request, { actor, requestId, address: incoming.address });
  options.log.info(
    {
      operation: answer.operation,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
      kind: actor.kind,
      store: storeId,
      requestId,
      status: answer.status,
      errors: answer.body.errors?.length ?? 0,
      trusted: answer.isTrusted,
    },
    'operation',
  );
  return json(answer.status, answer.body, answer.status === 503 ? { 'retry-after': '2' } : {});
}

/** Whether it can be told without reading the document that it only reads: so our web's own begin. */
function isQuery({ query }: GraphRequest): boolean {
  return /^\s*(query\b|\{)/.test(query) && !/\bmutation\b/.test(query);
}

/** The posted operation, or what is wrong with it. Names beside these are not read. */
function graphRequest(body: Buffer): GraphRequest | string {
  let posted: unknown;
  try {
    posted = JSON.parse(body.toString('utf8'));
  } catch {
    return 'The body is not JSON.';
  }
  if (Array.isArray(posted)) return 'One operation at a time: no batches.';
  if (typeof posted !== 'object' || posted === null) return 'The body is not an operation.';
  const { query, operationName, variables } = posted as Record<string, unknown>;
  if (typeof query !== 'string' || query.trim() === '') return '"query" is missing.';
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    return '"operationName" is not a text.';
  if (
    variables !== undefined &&
    variables !== null &&
    (typeof variables !== 'object' || Array.isArray(variables))
  )
    return '"variables" is not an object.';
  return {
    query,
    operationName: operationName || undefined,
    variables: (variables ?? undefined) as Record<string, unknown> | undefined,
  };
}
