import { visitor, type Actor } from '../services/kernel/actor/actor';
import { UPLOADS } from '../services/kernel/file/limits';
import { QuotaMet } from '../services/kernel/file/quota';
import type { Admission } from './admission';
import { FOREVER } from './addresses';
import { isRefusal, STORE_ID, whoAsks, type AskingOptions } from './asking';
import { json, refused, type Incoming, type Outgoing } from './exchange';
import type { SessionKind } from './credential';
import { OwnerAway, type GatewayFiles, type OpenedFile } from './ports';
import { DATA_CSP } from './security-headers';

/** What is handed in where the address does not say. */
const USUAL_KIND = 'import';

/** What uploads and downloads need. */
export interface FilesEndpointOptions extends AskingOptions {
  files: GatewayFiles;
  admission: Admission;
}

/**
 * An upload: the raw body streams into the file store, and the answer's id goes into a mutation. Its owner says who may.
 * Who sends one holds no place that others need: it takes as long as his line makes it.
 */
export async function answerUpload(
  options: FilesEndpointOptions,
  incoming: Incoming,
  storeId: string,
  door: SessionKind,
  requestId: string,
): Promise<Outgoing> {
  if (incoming.method !== 'POST')
    return refused(405, 'METHOD_NOT_ALLOWED', 'Post the file.', { allow: 'POST' });
  const kind = incoming.query.get('kind') ?? USUAL_KIND;
  const sender = await options.admission.work(incoming, () =>
    mayUpload(options, incoming, { storeId, door, kind }, requestId),
  );
  // Its body has not been read, and stands in the way of the connection's next request.
  const unread = (answer: Outgoing): Outgoing => ({
    ...answer,
    headers: { ...answer.headers, connection: 'close' },
  });
  if (isRefusal(sender)) return unread(sender);
  const tooLarge = unread(refused(413, 'TOO_LARGE', 'A file has at most 25 MB.'));
  if (Number(incoming.header('content-length') ?? 0) > UPLOADS.fileBytes) return tooLarge;
  const answer = await options.admission.carry(
    incoming,
    async () => (await save(options, incoming, sender, kind)) ?? tooLarge,
  );
  return answer.status === 200 ? answer : unread(answer);
}

/** Who hands it in, or why not. */
async function mayUpload(
  options: FilesEndpointOptions,
  incoming: Incoming,
  { storeId, door, kind }: { storeId: string; door: SessionKind; kind: string },
  requestId: string,
): Promise<Actor | Outgoing> {
  const actor = await whoAsks(options, incoming, storeId, door, requestId);
  if (isRefusal(actor)) return actor;
  if (actor.kind !== door) return refused(401, 'UNAUTHENTICATED', 'Log in first.');
  const may = await orAway(options, requestId, options.files.mayUpload(actor, kind));
  if (may === AWAY) return away();
  return may ? actor : refused(403, 'FORBIDDEN', 'You may not hand in files of this kind.');
}

/** Keeps it; null where it is larger than a file may be. */
async function save(
  { files }: FilesEndpointOptions,
  incoming: Incoming,
  actor: Actor,
  kind: string,
): Promise<Outgoing | null> {
  const said = incoming.header('content-length');
  const file = { name: incoming.query.get('name') ?? '', bytes: said === undefined ? null : Number(said) };
  try {
    const saved = await files.save(actor, kind, file, incoming.chunks(), UPLOADS.fileBytes);
    return saved && json(200, { fileId: saved.fileId });
  } catch (error) {
    if (error instanceof QuotaMet) return quotaMet(error);
    throw error;
  }
}

const quotaMet = ({ whose, of, most }: QuotaMet): Outgoing => {
  const figure = of === 'bytes' ? `${most / 1024 / 1024} MB` : `${most} files`;
  const message = `${whose === 'person' ? 'One person has' : 'All of a store have'} at most ${figure} handed in at a time; a file goes after a day.`;
  const extensions = { code: 'UPLOAD_QUOTA', limit: `${whose}.${of}`, most };
  return json(429, { errors: [{ message, extensions }] }, { 'retry-after': '3600' });
};

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
  return options.admission.work(incoming, async () => {
    const file = await openFor(options, incoming, storeId, requestId, (actor) =>
      options.files.open(actor, token),
    );
    if (file === null) return noSuchFile();
    if ('status' in file) return file;
    return sent(incoming, file, {
      // Never shown, always saved: so what it is need not be guessed.
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, percent)}`,
      'cache-control': 'private, no-store',
    });
  });
}

/**
 * A picture of ours by its id, for the pages that show it: dozens on one, and the same again on the next. So its address
 * stays, its reader keeps it, and asks each time whether it is still good; its owner is asked each time, too.
 */
export async function answerPicture(
  options: FilesEndpointOptions,
  incoming: Incoming,
  storeId: string,
  fileId: string,
  requestId: string,
): Promise<Outgoing> {
  return options.admission.work(incoming, async () => {
    const picture = await openFor(options, incoming, storeId, requestId, (actor) =>
      options.files.openPicture(actor, fileId),
    );
    if (picture === null) return noSuchFile();
    if ('status' in picture) return picture;
    const tag = `"${fileId}"`;
    const headers = { 'cache-control': 'private, no-cache', etag: tag };
    if (incoming.header('if-none-match')?.split(/, */).includes(tag) === true) {
      picture.body.destroy();
      return { status: 304, headers: { ...headers, 'content-security-policy': DATA_CSP } };
    }
    return sent(incoming, picture, { ...headers, 'content-type': picture.type });
  });
}

/**
 * A picture that everyone at a store's address sees, whoever they are: its logo. What is at such an address never changes,
 * so a reader keeps it for good; its owner says whether the store still has it.
 */
export async function answerLook(
  options: FilesEndpointOptions,
  incoming: Incoming,
  storeId: string,
  fileId: string,
  requestId: string,
): Promise<Outgoing> {
  if (!STORE_ID.test(storeId)) return noSuchFile();
  return options.admission.work(incoming, async () => {
    const asked = options.files.openPicture(visitor(storeId), fileId);
    const picture = await orAway(options, requestId, asked);
    if (picture === AWAY) return away();
    if (picture === null) return noSuchFile();
    return sent(incoming, picture, { 'cache-control': FOREVER, 'content-type': picture.type });
  });
}

/** What somebody may have of it: opened for the first of their sessions that may, null where none may. */
async function openFor<Opened extends OpenedFile>(
  options: FilesEndpointOptions,
  incoming: Incoming,
  storeId: string,
  requestId: string,
  open: (actor: Actor) => Promise<Opened | null>,
): Promise<Opened | Outgoing | null> {
  for (const kind of ['staff', 'portal'] as const) {
    const actor = await whoAsks(options, incoming, storeId, kind, requestId);
    if (isRefusal(actor)) {
      if (actor.status === 401) continue;
      return actor;
    }
    if (actor.kind === 'visitor') continue;
    const file = await orAway(options, requestId, open(actor));
    if (file === AWAY) return away();
    if (file) return file;
  }
  return null;
}

/** How long its reader takes is nobody's business. */
function sent(incoming: Incoming, file: OpenedFile, headers: Record<string, string>): Outgoing {
  const isHead = incoming.method === 'HEAD';
  if (isHead) file.body.destroy();
  const all = { ...headers, 'content-length': String(file.size), 'content-security-policy': DATA_CSP };
  return { status: 200, headers: all, body: isHead ? undefined : file.body };
}

const noSuchFile = (): Outgoing => refused(404, 'NOT_FOUND', 'There is no such file.');

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
