import type { Trouble } from '#lib/server/ask.ts';
import type { FormAnswer } from '#lib/words.ts';

/** What a form says of the photo of an item. */
export interface SentPhoto {
  /** The file that was handed in, now or by an attempt that was refused; null takes the photo away, undefined leaves it. */
  fileId: string | null | undefined;
  /** Why the file of this form was not kept. */
  fields: { path: string; code: string }[];
  trouble: Trouble | null;
}

/**
 * What the form shows again of its photo: what was handed in, unless that is what is wrong with it; and that it is to be
 * taken away.
 */
export function photoValues(
  form: FormData,
  { fileId }: SentPhoto,
): { photoFileId: string; photoOff: string } {
  return { photoFileId: fileId ?? '', photoOff: form.has('photoOff') ? 'on' : '' };
}

/** What an earlier attempt handed in and the next one brings along; empty where it is what was wrong. */
export function keptPhoto(problem: FormAnswer | null): string {
  const fault = problem?.fields['photoFileId'];
  const isGood = fault === undefined || fault.startsWith('FILE_');
  return isGood ? (problem?.values['photoFileId'] ?? '') : '';
}
