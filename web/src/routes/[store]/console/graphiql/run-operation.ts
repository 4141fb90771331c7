import type { RequestEvent } from '@sveltejs/kit';
import { senderAddress } from '#lib/server/address.ts';
import { callGateway, gatewayAddress } from '#lib/server/graph.ts';
import { readSession } from '#lib/server/session.ts';

/** What the graph said to one operation: its answer as indented JSON, errors included. */
export interface GraphAnswer {
  json: string;
  /** The gateway's status: 200, or what it refused with. */
  status: number;
}

/** JSON as people read it; what is no JSON stays as it was written. */
export function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

/** How many bytes texts take at most in a page that comes alive: as HTML, and as data in its script. */
export function bytesOnPage(...texts: string[]): number {
  const bytesOf = (text: string): number => {
    const escaped = text.match(/[&<\u2028\u2029]/g)?.length ?? 0;
    return Buffer.byteLength(text) + Buffer.byteLength(JSON.stringify(text)) + 8 * escaped;
  };
  return texts.reduce((sum, text) => sum + bytesOf(text), 0);
}

/** The variables of an operation as somebody typed them; null where they are no JSON object. Nothing typed is none. */
export function variablesFrom(typed: string): Record<string, unknown> | null {
  if (typed.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(typed);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** Posts what was typed to the console's own endpoint with this reader's rights; null where it does not answer. */
export async function runOperation(
  event: RequestEvent,
  query: string,
  variables: Record<string, unknown>,
): Promise<GraphAnswer | null> {
  const { storeId, requestId } = event.locals;
  if (!storeId) return null;
  const path = `/${storeId}/console/graphql`;
  const init = {
    method: 'POST',
    // With this one the status says what was wrong with the operation.
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  };
  const token = readSession(event.cookies, storeId, 'staff');
  const clientAddress = senderAddress(event);
  try {
    const response = await callGateway(gatewayAddress(path), init, { path, token, requestId, clientAddress });
    return { json: pretty(await response.text()), status: response.status };
  } catch {
    return null;
  }
}
