import { type RequestEvent, error, redirect } from '@sveltejs/kit';
import type { AnyVariables, Client, CombinedError, TypedDocumentNode } from '@urql/core';
import { logInPath } from '#lib/server/return-path.ts';

/** Why there is no answer; refusals are part of the answer and not among these. */
export type Trouble = 'UNAVAILABLE' | 'SIGNED_OUT' | 'FORBIDDEN' | 'NO_STORE' | 'BAD_INPUT';

export type Answer<Data> =
  | { data: Data; partial: boolean; trouble?: undefined }
  | { trouble: Trouble; requestId?: string; fields: Misread[]; data?: undefined; partial?: undefined };

/** An input that the graph could not read as what it has to be (a country that is none), by the name of its field. */
interface Misread {
  path: string;
  code: 'BAD_FORMAT';
}

/** What the graph cannot read (a cursor of another list, an id that is none), or is more than it reads. */
const BAD_INPUT_CODES = new Set(['BAD_USER_INPUT', 'OPERATION_TOO_LARGE', 'TOO_LARGE']);

function troubleOf(problem: CombinedError): Trouble | null {
  const status = (problem.response as Response | undefined)?.status;
  const codes = problem.graphQLErrors.map((each) => String(each.extensions?.['code'] ?? ''));
  // Both, or it is somebody else's 401: only the gateway, asked who this is, ends a session.
  if (status === 401 && codes.includes('UNAUTHENTICATED')) return 'SIGNED_OUT';
  if (codes.includes('NO_SUCH_STORE')) return 'NO_STORE';
  if (status === 403 || codes.includes('FORBIDDEN')) return 'FORBIDDEN';
  if (codes.some((code) => BAD_INPUT_CODES.has(code))) return 'BAD_INPUT';
  return problem.networkError ? 'UNAVAILABLE' : null;
}

/** Named as a form names its fields: without the argument around them, or a place in a list. */
function misreadIn(problem: CombinedError): Misread[] {
  const places = problem.graphQLErrors
    .filter(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT')
    .map(({ extensions }) => /^input\.([\w.]+)/.exec(String(extensions?.['argument'] ?? ''))?.[1]);
  return [...new Set(places)].flatMap((path) => (path ? [{ path, code: 'BAD_FORMAT' as const }] : []));
}

/** The id under which the gateway logged it, where it answered at all. */
function logged(problem: CombinedError): string | undefined {
  const own = problem.graphQLErrors.find((each) => each.extensions?.['requestId']);
  const header = (problem.response as Response | undefined)?.headers?.get('x-request-id');
  return own ? String(own.extensions['requestId']) : (header ?? undefined);
}

/** Runs one operation and says plainly whether there was an answer. */
export async function run<Data, Variables extends AnyVariables>(
  graph: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const kind = document.definitions.some((each) => 'operation' in each && each.operation === 'mutation')
    ? 'mutation'
    : 'query';
  const result = await graph[kind](document, variables).toPromise();
  if (result.error) {
    const trouble = troubleOf(result.error);
    // A part that is away comes as null with an error beside it: the rest of the page is still good.
    if (trouble || !result.data)
      return {
        trouble: trouble ?? 'UNAVAILABLE',
        requestId: logged(result.error),
        fields: misreadIn(result.error),
      };
  }
  if (!result.data) return { trouble: 'UNAVAILABLE', fields: [] };
  return { data: result.data, partial: Boolean(result.error) };
}

function graphOf(event: RequestEvent): Client {
  if (!event.locals.graph) error(404, { message: 'No store in this address', code: 'NOT_FOUND' });
  return event.locals.graph;
}

/** The calm page that says the shop is away, with the id the reader can quote. */
export function unavailable(requestId: string): never {
  error(503, { message: 'The service is not available', code: 'UNAVAILABLE', requestId });
}

/**
 * For `load`: the data, or the page that fits (log-in with a way back, error with the request id).
 * `event.locals.partial` is left to the caller: return it to show the notice that something is missing.
 */
export async function ask<Data, Variables extends AnyVariables>(
  event: RequestEvent,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<{ data: Data; partial: boolean }> {
  const { storeId, area } = event.locals;
  // Nobody could say who is reading: what would be asked for now is not theirs.
  if (event.locals.unavailable) unavailable(event.locals.requestId);
  const answer = await run(graphOf(event), document, variables);
  if (!answer.trouble) return answer;
  const requestId = answer.requestId ?? event.locals.requestId;
  if (answer.trouble === 'SIGNED_OUT' && storeId && area !== 'outside') {
    redirect(303, logInPath(storeId, area, event.url.pathname + event.url.search));
  }
  if (answer.trouble === 'FORBIDDEN') {
    error(403, { message: 'Not allowed', code: 'FORBIDDEN', requestId });
  }
  if (answer.trouble === 'BAD_INPUT')
    error(404, { message: 'Not an address of ours', code: 'NOT_FOUND', requestId });
  unavailable(requestId);
}

/**
 * What a page is about. Where the graph says that there is none it is not found; where a part did not answer nobody
 * knows, and the page says so instead.
 */
export function found<Found>(
  thing: Found | null | undefined,
  { partial, what, requestId }: { partial: boolean; what: string; requestId: string },
): Found {
  if (thing !== null && thing !== undefined) return thing;
  if (partial) unavailable(requestId);
  error(404, { message: `No such ${what}`, code: 'NOT_FOUND' });
}

/**
 * For `load` of a page with a form: like `ask`, but null where a form was just sent and the graph, or a part of it, does
 * not answer. The page then shows the form with what was typed, and nothing else.
 */
export async function askOrKeep<Data, Variables extends AnyVariables>(
  event: RequestEvent,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<{ data: Data; partial: boolean } | null> {
  if (event.request.method !== 'POST') return ask(event, document, variables);
  const answer = await run(graphOf(event), document, variables);
  return answer.trouble || answer.partial ? null : answer;
}

/** For form actions: never throws for trouble, so that the form comes back with what was typed. */
export async function tell<Data, Variables extends AnyVariables>(
  event: RequestEvent,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  graph: Client = graphOf(event),
): Promise<Answer<Data>> {
  const answer = await run(graph, document, variables);
  // Who lacks a right because the session has ended is told so, and how to go on.
  if (answer.trouble === 'FORBIDDEN' && !event.locals.viewer)
    return { ...answer, trouble: event.locals.unavailable ? 'UNAVAILABLE' : 'SIGNED_OUT' };
  return answer;
}
