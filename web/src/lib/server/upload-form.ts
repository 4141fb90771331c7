import type { RequestEvent } from '@sveltejs/kit';
import type { FileForm } from '#lib/server/file-forms.ts';
import { FILE_BYTES, FORM_BYTES, FORM_FIELDS, UPLOAD_FORM_BYTES } from '#lib/server/limits.ts';
import { NoForm, partsOf, type Part } from '#lib/server/multipart.ts';
import { upload, type Upload } from '#lib/server/upload.ts';

/** A form with more in it than such a form has. */
export class TooMuch extends Error {
  constructor(readonly what: 'BYTES' | 'TEXT' | 'FIELDS') {
    super(`Too many ${what}`);
  }
}

/** What a form with a file has brought. */
export interface UploadForm {
  fields: FormData;
  /** What became of its file; null where none was chosen. */
  kept: Upload | null;
}

/** The field that holds the file. */
const FILE = 'file';

/**
 * Reads the form that brings a file and hands the file on as it comes: nobody else waits while 25 MB are looked through,
 * and eight of them are no more here than one. Throws NoForm or TooMuch, and then nothing of the file is kept.
 */
export async function readUploadForm(event: RequestEvent, form: FileForm): Promise<UploadForm> {
  const fields = new FormData();
  let kept: Upload | null = null;
  let [count, room] = [0, FORM_BYTES];
  const type = event.request.headers.get('content-type')?.trim() ?? '';
  const body = event.request.body as ReadableStream<Uint8Array> | null;
  if (body === null) return { fields, kept };
  // One that says so itself is not handed on to be refused after 25 MB.
  const isTooLarge = Number(event.request.headers.get('content-length') ?? 0) > UPLOAD_FORM_BYTES;
  for await (const part of partsOf(within(form.bytes, body), type)) {
    count += 1;
    if (count > FORM_FIELDS) throw new TooMuch('FIELDS');
    if (part.fileName === null) {
      const text = await textOf(part, room);
      room -= text.length;
      fields.append(part.name, text.toString('utf8'));
    } else if (part.name === FILE && part.fileName !== '' && kept === null)
      kept = isTooLarge ? { trouble: 'TOO_LARGE' } : await keep(event, form, part);
  }
  return { fields, kept };
}

/** A file that breaks off, or is too large, ends in an error on its way: nothing of it is kept. */
async function keep(event: RequestEvent, form: FileForm, { fileName, bytes }: Part): Promise<Upload> {
  let size = 0;
  let broken: unknown;
  async function* whole(): AsyncGenerator<Uint8Array, void> {
    try {
      for await (const piece of bytes) {
        size += piece.length;
        if (size > FILE_BYTES) throw new TooMuch('BYTES');
        yield piece;
      }
    } catch (error) {
      broken = error;
      throw error;
    }
  }
  const kept = await upload(event, form, fileName ?? '', streamOf(whole()));
  // Of a file that is too large the rest of the form may still come.
  if (size > FILE_BYTES) return { trouble: 'TOO_LARGE' };
  if (broken instanceof NoForm || broken instanceof TooMuch) throw broken;
  return kept;
}

function streamOf(pieces: AsyncGenerator<Uint8Array, void>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return();
    },
  });
}

/** What was typed; beside a file no more of it than in a form without one. */
async function textOf({ bytes }: Part, room: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > room) throw new TooMuch('TEXT');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The same bytes, as long as they are no more than these. */
async function* within(most: number, body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = body.getReader();
  let size = 0;
  for (;;) {
    // Over the server's own limit, or the sender is gone and reads no answer.
    const { done, value } = await reader.read().catch(() => {
      throw new TooMuch('BYTES');
    });
    if (done) return;
    size += value.length;
    if (size > most) throw new TooMuch('BYTES');
    yield value;
  }
}
