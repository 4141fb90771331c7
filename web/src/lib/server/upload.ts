import type { RequestEvent } from '@sveltejs/kit';
import type { Client } from '@urql/core';
import { senderAddress } from '#lib/server/address.ts';
import { callGateway, createGraph, gatewayAddress, type GraphOptions } from '#lib/server/graph.ts';
import { FILE_NAME_CHARACTERS } from '#lib/server/limits.ts';
import type { FileForm } from '#lib/server/file-forms.ts';
import { readSession, type SessionKind } from '#lib/server/session.ts';

/** Reading 25 MB and writing what is in it takes its time. */
const PATIENCE_MS = 120_000;

/** Why an upload was not kept. */
export type UploadTrouble = 'UNAVAILABLE' | 'SIGNED_OUT' | 'FORBIDDEN' | 'TOO_LARGE' | 'QUOTA';
const TROUBLE: Record<number, UploadTrouble> = {
  ...{ 401: 'SIGNED_OUT', 403: 'FORBIDDEN' },
  ...{ 413: 'TOO_LARGE', 429: 'QUOTA' },
};

function patience(event: RequestEvent, door: SessionKind, path: string): GraphOptions {
  const { storeId, requestId } = event.locals;
  return {
    path: `/${storeId}${door === 'staff' ? '/console' : ''}${path}`,
    token: storeId ? readSession(event.cookies, storeId, door) : null,
    requestId,
    clientAddress: senderAddress(event),
    timeoutMs: PATIENCE_MS,
  };
}

/** The graph for work on a whole file, with the session of this door; it may outlive the request it was made for. */
export function patientGraph(event: RequestEvent): Client {
  return createGraph(patience(event, event.locals.area === 'console' ? 'staff' : 'portal', '/graphql'));
}

/** What became of a file: its id, or why it was not kept. */
export type Upload = { fileId: string } | { trouble: UploadTrouble };

/** Hands a file of a form on to the gateway's file store, as it comes. */
export async function upload(
  event: RequestEvent,
  { kind, door }: FileForm,
  fileName: string,
  body: ReadableStream<Uint8Array>,
): Promise<Upload> {
  const options = patience(event, door, '/upload');
  const name = fileName.slice(0, FILE_NAME_CHARACTERS);
  const address = `${gatewayAddress(options.path)}?${new URLSearchParams({ name, kind })}`;
  try {
    const headers = { 'content-type': 'application/octet-stream' };
    // `duplex`: a body that is still coming is said to be one; the type does not know the word.
    const init = { method: 'POST', headers, body, duplex: 'half' };
    const response = await callGateway(address, init, options);
    if (!response.ok) return { trouble: TROUBLE[response.status] ?? 'UNAVAILABLE' };
    return { fileId: ((await response.json()) as { fileId: string }).fileId };
  } catch {
    return { trouble: 'UNAVAILABLE' };
  }
}
