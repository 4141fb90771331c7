import type { ResolveActor } from '../services/kernel/subgraph/port';
import { CALLER_VALUES, isNestedBeyond, tooDeep } from '../services/kernel/operation/values';
import type { Admission } from './admission';
import { isRefusal, whoAsks, type AskingOptions } from './asking';
import type { SessionKind } from './credential';
import { json, refused, type Incoming, type Outgoing } from './exchange';
import type { Front, GraphRequest } from './front';
import { mediaTypeFor, named, statusIn, type MediaType } from './media-type';
import type { Pages } from './pages';

const BODY_LIMIT = 1024 * 1024;
/** The variables' own nest, within `{"variables": {…}}`. */
const NESTING_LIMIT = CALLER_VALUES.depth + 2;

/** What the graph's endpoints need. */
export interface GraphEndpointOptions extends AskingOptions {
  front: Front;
  admission: Admission;
  pages: Pages;
}

/** One operation at a store's portal or console, answered in the media type that is asked for. */
export async function answerGraph(
  options: GraphEndpointOptions,
  incoming: Incoming,
  storeId: string,
  kind: SessionKind,
  requestId: string,
): Promise<Outgoing> {
  const type = mediaTypeFor(incoming.header('accept'));
  return named(type, await answerIn(type, options, incoming, storeId, kind, requestId));
}

async function answerIn(
  type: MediaType,
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
  const startedAt = performance.now();
  const body = await incoming.whole(BODY_LIMIT);
  // What was not read stands in the way of the connection's next request.
  if (!body) return refused(413, 'TOO_LARGE', 'An operation has at most 1 MB.', { connection: 'close' });
  const asked = { type, body, storeId, kind, requestId, startedAt };
  return options.admission.work(incoming, () => operate(options, incoming, asked));
}

/** An operation that has wholly come. */
interface Asked {
  type: MediaType;
  body: Buffer;
  storeId: string;
  kind: SessionKind;
  requestId: string;
  startedAt: number;
}

async function operate(
  options: GraphEndpointOptions,
  incoming: Incoming,
  { type, body, storeId, kind, requestId, startedAt }: Asked,
): Promise<Outgoing> {
  // Reading a nest as JSON takes ten times as long as seeing that it is one.
  if (isNestedBeyond(NESTING_LIMIT, body)) return json(400, { errors: tooDeep(CALLER_VALUES).errors });
  const request = graphRequest(body);
  if (typeof request === 'string') return refused(400, 'BAD_REQUEST', request);
  const resolveActor = forPage(options, incoming, request, requestId);
  const actor = await whoAsks({ ...options, resolveActor }, incoming, storeId, kind, requestId);
  if (isRefusal(actor)) return actor;
  const answer = await options.front.answer(request, { actor, requestId, address: incoming.address });
  const status = statusIn(type, answer.status, answer.body.errors);
  options.log.info(
    {
      operation: answer.operation,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
      kind: actor.kind,
      store: storeId,
      requestId,
      status,
      errors: answer.body.errors?.length ?? 0,
      trusted: answer.isTrusted,
    },
    'operation',
  );
  return json(status, answer.body, status === 503 ? { 'retry-after': '2' } : {});
}

/** Reads of our own for one page share who is asking; whatever may be a change asks for itself. */
function forPage(
  { front, pages, resolveActor }: GraphEndpointOptions,
  { isOurWeb }: Incoming,
  request: GraphRequest,
  requestId: string,
): ResolveActor {
  const page = isOurWeb ? pages.find(requestId) : undefined;
  if (page === undefined) return resolveActor;
  if (front.isOwnRead(request)) return page.once(resolveActor);
  page.change();
  return resolveActor;
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
  const { query, operationName, variables, extensions } = posted as Record<string, unknown>;
  if (typeof query !== 'string' || query.trim() === '') return '"query" is missing.';
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    return '"operationName" is not a text.';
  if (!isMapOrNone(variables)) return '"variables" is not an object.';
  if (!isMapOrNone(extensions)) return '"extensions" is not an object.';
  return {
    query,
    operationName: operationName || undefined,
    variables: (variables ?? undefined) as Record<string, unknown> | undefined,
  };
}

const isMapOrNone = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && !Array.isArray(value));
