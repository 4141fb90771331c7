import { isRefusal, whoAsks, type AskingOptions } from './asking';
import { json, refused, type Incoming, type Outgoing } from './exchange';
import { OwnerAway, type GatewayFiles } from './ports';
import { DATA_CSP } from './security-headers';

const UPLOAD_LIMIT = 25 * 1024 * 1024;
/** What is handed in where the address does not say. */
const USUAL_KIND = 'import';

/** What uploads and downloads need. */
export interface FilesEndpointOptions extends AskingOptions {
  files: GatewayFiles;
}

/** An upload: the raw body streams into the file store, and the answer's id goes into a mutation. Its owner says who may. */
export async function answerUpload(
  options: FilesEndpointOptions,
  incoming: Incoming,
  storeId: string,
  requestId: string,
): Promise<Outgoing> {
  const tooLarge = (): Outgoing =>
    refused(413, 'TOO_LARGE', 'A file has at most 25 MB.', { connection: 'close' });
  if (incoming.method !== 'POST')
    return refused(405, 'METHOD_NOT_ALLOWED', 'Post the file.', { allow: 'POST' });
  const actor = await whoAsks(options, incoming, storeId, 'staff', requestId);
  // Its body has not been read, and stands in the way of the connection's next request.
  if (isRefusal(actor)) return { ...actor, headers: { ...actor.headers, connection: 'close' } };
  if (actor.kind !== 'staff')
    return refused(401, 'UNAUTHENTICATED', 'Log in to the console first.', { connection: 'close' });
  const kind = incoming.query.get('kind') ?? USUAL_KIND;
  const may = await orAway(options, requestId, options.files.mayUpload(actor, kind));
  if (may === AWAY) return away();
  if (!may)
    return refused(403, 'FORBIDDEN', 'You may not hand in files of this kind.', { connection: 'close' });
  if (Number(incoming.header('content-length') ?? 0) > UPLOAD_LIMIT) return tooLarge();
  const saved = await options.files.save(
    actor,
    kind,
    incoming.query.get('name') ?? '',
    incoming.chunks(),
    UPLOAD_LIMIT,
  );
  return saved ? json(200, { fileId: saved.fileId }) : tooLarge();
}

/**
 * A download by signed path. Its owner is asked again each time, for the session that asks; a path that
 * is forged, old, someone else's or of nothing gets the same answer.
 */
export async function answerDownload(
  options: FilesEndpointOptions,
  incoming: Incoming,
  storeId: string,
  token: string,
  requestId: string,
): Promise<Outgoing> {
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD')
    return refused(405, 'METHOD_NOT_ALLOWED', 'Get the file.', { allow: 'GET, HEAD' });
  for (const kind of ['staff', 'portal'] as const) {
    const actor = await whoAsks(options, incoming, storeId, kind, requestId);
    if (isRefusal(actor)) {
      if (actor.status === 401) continue;
      return actor;
    }
    if (actor.kind === 'visitor') continue;
    const file = await orAway(options, requestId, options.files.open(actor, token));
    if (file === AWAY) return away();
    if (!file) continue;
    if (incoming.method === 'HEAD') file.body.destroy();
    const headers = {
      // Never shown, always saved: so what it is need not be guessed.
      'content-type': 'application/octet-stream',
      'content-length': String(file.size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, percent)}`,
      'cache-control': 'private, no-store',
      'content-security-policy': DATA_CSP,
    };
    return { status: 200, headers, body: incoming.method === 'HEAD' ? undefined : file.body };
  }
  return refused(404, 'NOT_FOUND', 'There is no such file.');
}

const AWAY = Symbol('the owner is away');

/** An owner that does not answer has said neither yes nor no. */
async function orAway<T>(
  { log }: FilesEndpointOptions,
  requestId: string,
  asked: Promise<T>,
): Promise<T | typeof AWAY> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof OwnerAway)) throw error;
    log.error({ err: error.cause, requestId }, 'The owner of a file does not answer');
    return AWAY;
  }
}

const away = (): Outgoing =>
  refused(503, 'UNAVAILABLE', 'Not available at the moment, please try again.', {
    'retry-after': '2',
    connection: 'close',
  });

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
