import type { RequestEvent } from '@sveltejs/kit';
import { isId } from '#lib/list/filters.ts';
import type { Trouble } from '#lib/server/ask.ts';
import { keptFile } from '#lib/server/body.ts';
import { text } from '#lib/server/form.ts';

/** What a form says of the photo of an item. */
export interface SentPhoto {
  /** The file that was handed in, now or by an attempt that was refused; null takes the photo away, undefined leaves it. */
  fileId: string | null | undefined;
  /** Why the file of this form was not kept. */
  fields: { path: string; code: string }[];
  trouble: Trouble | null;
}

/** A code for the field's own words; what else stood in the way is no mistake in the form. */
const FAULTS: Record<string, string> = { TOO_LARGE: 'FILE_TOO_LARGE', QUOTA: 'FILE_QUOTA' };

/** The photo that a form brings, has brought before, or takes away. */
export function sentPhoto({ request }: RequestEvent, form: FormData): SentPhoto {
  const kept = keptFile(request);
  const earlier = text(form, 'photoFileId');
  const sent: SentPhoto = { fileId: undefined, fields: [], trouble: null };
  if (kept && 'fileId' in kept) return { ...sent, fileId: kept.fileId };
  if (kept) {
    const code = FAULTS[kept.trouble];
    if (code !== undefined) return { ...sent, fields: [{ path: 'photoFileId', code }] };
    return { ...sent, trouble: kept.trouble as Trouble };
  }
  if (form.has('photoOff')) return { ...sent, fileId: null };
  return isId(earlier) ? { ...sent, fileId: earlier } : sent;
}
