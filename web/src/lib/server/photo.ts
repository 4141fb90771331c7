import type { RequestEvent } from '@sveltejs/kit';
import { isId } from '#lib/list/filters.ts';
import type { SentPhoto } from '#lib/item/sent-photo.ts';
import type { Trouble } from '#lib/server/ask.ts';
import { keptFile } from '#lib/server/body.ts';
import { FILE_AGAIN, text } from '#lib/server/form.ts';

/** A code for the field's own words; what else stood in the way is no mistake in the form. */
const FAULTS: Record<string, string> = { TOO_LARGE: 'FILE_TOO_LARGE', QUOTA: 'FILE_QUOTA' };

/** The photo that a form brings, has brought before, or takes away. */
export const sentPhoto = (event: RequestEvent, form: FormData): SentPhoto =>
  sentFile(event, form, 'photoFileId', 'photoOff');

/** The same of a picture whose field has another name. */
export function sentFile({ request }: RequestEvent, form: FormData, path: string, off = 'off'): SentPhoto {
  const kept = keptFile(request);
  const earlier = text(form, path);
  const sent: SentPhoto = { fileId: undefined, fields: [], trouble: null };
  if (kept && 'fileId' in kept) return { ...sent, fileId: kept.fileId };
  if (kept) {
    const code = FAULTS[kept.trouble];
    // What came with an earlier attempt still does.
    const fileId = isId(earlier) ? earlier : undefined;
    if (code !== undefined) return { ...sent, fileId, fields: [{ path, code }] };
    const again = [{ path, code: FILE_AGAIN }];
    return { ...sent, fields: again, trouble: kept.trouble as Trouble };
  }
  if (form.has(off)) return { ...sent, fileId: null };
  return isId(earlier) ? { ...sent, fileId: earlier } : sent;
}
