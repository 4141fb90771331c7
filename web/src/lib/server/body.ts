import type { RequestEvent } from '@sveltejs/kit';
import { bytes } from '#lib/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { type FileForm, fileFormOf, MULTIPART } from '#lib/server/file-forms.ts';
import { isSignedIn } from '#lib/server/frame.ts';
import { lackingAll } from '#lib/server/gate.ts';
import { FILE_BYTES, FORM_BYTES, FORM_FIELDS, UPLOAD_FORM_BYTES } from '#lib/server/limits.ts';
import { NoForm } from '#lib/server/multipart.ts';
import type { Upload } from '#lib/server/upload.ts';
import { readUploadForm, TooMuch } from '#lib/server/upload-form.ts';

/** What becomes of a request with a body. */
interface Judged {
  /** What the page gets, its form read; or the answer, where the page is not to see it at all. */
  outcome: Request | Response;
  /** Some of the body was not read: it stands in the way of the connection's next request. */
  isLeft: boolean;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const URLENCODED = /^application\/x-www-form-urlencoded\s*(;[^,]*)?$/i;
const AMPERSAND = '&'.charCodeAt(0);

/** A request whose form has been read and found to be one: whoever asks for it gets that. */
class ReadRequest extends Request {
  readonly #form: FormData;
  /** What became of the file it brought; null where it brought none. */
  readonly kept: Upload | null;
  constructor({ url, method, headers, signal }: Request, form: FormData, kept: Upload | null = null) {
    super(url, { method, headers, signal });
    this.#form = form;
    this.kept = kept;
  }
  override formData(): Promise<FormData> {
    return Promise.resolve(this.#form);
  }
}

/** What became of the file that a request's form brought; null where it brought none. */
export function keptFile(request: Request): Upload | null {
  return request instanceof ReadRequest ? request.kept : null;
}

/**
 * Judges what an unsafe request brings, before anything parses it: reading a form costs the square of its fields,
 * and what was typed is given back longer than it came. Pages get a request whose form has been read.
 */
export async function judgeBody(event: RequestEvent): Promise<Judged> {
  const { request } = event;
  if (SAFE.has(request.method)) return { outcome: request, isLeft: false };
  const file = fileFormOf(event);
  // Its action says so, without a look at the form. Whose session has ended gets back what was typed beside a photo.
  const lacks = file?.rights && lackingAll(event.locals, file.rights);
  if (lacks && (event.locals.viewer || file.kind === 'import'))
    return { outcome: new ReadRequest(request, new FormData()), isLeft: true };
  if (file) return judgeUpload(event, file);
  const body = await readWithin(request, FORM_BYTES);
  if (body === null)
    return { outcome: refuse(413, m.form_too_large({ limit: bytes(FORM_BYTES) })), isLeft: true };
  return { outcome: await judgeForm(request, body), isLeft: false };
}

const TOO_LARGE: Readonly<Record<FileForm['kind'], typeof m.photo_file_too_large>> = {
  import: m.unreadable_too_large,
  photo: m.photo_file_too_large,
  'store-picture': m.look_file_too_large,
};

/** A form with a file is taken apart as it comes, and the file kept. */
async function judgeUpload(event: RequestEvent, file: FileForm): Promise<Judged> {
  const { request } = event;
  const tooLarge = (): Judged => ({
    outcome: refuse(413, TOO_LARGE[file.kind]({ limit: bytes(FILE_BYTES) })),
    isLeft: true,
  });
  const most = isSignedIn(event.locals) ? file.bytes : UPLOAD_FORM_BYTES;
  if (Number(request.headers.get('content-length') ?? 0) > most) return tooLarge();
  try {
    const { fields, kept } = await readUploadForm(event, { ...file, bytes: most });
    return { outcome: new ReadRequest(request, fields, kept), isLeft: false };
  } catch (error) {
    if (error instanceof NoForm) return { outcome: refuse(400, m.form_unreadable()), isLeft: true };
    if (!(error instanceof TooMuch)) throw error;
    if (error.what === 'BYTES') return tooLarge();
    if (error.what === 'TEXT')
      return { outcome: refuse(413, m.form_too_large({ limit: bytes(FORM_BYTES) })), isLeft: true };
    return { outcome: refuse(413, m.form_too_many_fields({ limit: FORM_FIELDS })), isLeft: true };
  }
}

async function judgeForm(request: Request, body: Buffer<ArrayBuffer>): Promise<Request | Response> {
  const type = request.headers.get('content-type')?.trim() ?? '';
  if (fieldsOf(body, type) > FORM_FIELDS) return refuse(413, m.form_too_many_fields({ limit: FORM_FIELDS }));
  const form = await formOf(body, type);
  return typeof form === 'number' ? refuse(form, m.form_unreadable()) : new ReadRequest(request, form);
}

/**
 * The whole body, or null as soon as it is longer than allowed. The rest is left where it is: to cancel it would
 * end the connection before there is an answer.
 */
async function readWithin(request: Request, bytes: number): Promise<Buffer<ArrayBuffer> | null> {
  if (request.body === null) return Buffer.alloc(0);
  if (Number(request.headers.get('content-length') ?? 0) > bytes) return null;
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > bytes) return null;
      chunks.push(next.value);
    }
  } catch {
    // Over the server's own limit, or the sender is gone and reads no answer.
    return null;
  }
  return Buffer.concat(chunks);
}

/** At least as many as any reader of forms would find; a file's own ampersands are none. */
function fieldsOf(body: Buffer<ArrayBuffer>, type: string): number {
  const parts = body.toString('latin1').match(/content-disposition/gi)?.length ?? 0;
  if (MULTIPART.test(type)) return parts;
  let fields = 1;
  for (const byte of body) if (byte === AMPERSAND) fields++;
  return Math.max(parts, fields);
}

/** The form, or the status for what is none. No body is a form without fields: log-out needs no more. */
async function formOf(body: Buffer<ArrayBuffer>, type: string): Promise<FormData | number> {
  if (body.length === 0) return new FormData();
  if (!MULTIPART.test(type) && !URLENCODED.test(type)) return 415;
  const headers = { 'content-type': type };
  return new Response(body, { headers }).formData().catch(() => 400);
}

/** A sentence is enough for what no page of ours sends. */
function refuse(status: number, words: string): Response {
  return new Response(`${words}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
