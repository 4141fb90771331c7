import { type FormField, versionOf } from '#lib/form/fields.ts';
import { bytes } from '#lib/format.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { FILE_BYTES } from '#lib/limits.ts';
import * as m from '#lib/paraglide/messages.js';
import type { SentPhoto } from '#lib/item/sent-photo.ts';
import type { ReadForm } from '#lib/server/save.ts';
import type { SetStorePicture } from '../portal.operation.ts';

type Input = VariablesOf<typeof SetStorePicture>['input'];
export type PictureKind = Input['kind'];

const faults = {
  BAD_FORMAT: m.look_picture_bad,
  OUT_OF_RANGE: m.look_picture_large,
  NOT_ALLOWED: m.look_picture_gone,
  REQUIRED: m.look_picture_none,
  FILE_QUOTA: m.look_picture_quota,
  FILE_TOO_LARGE: () => m.look_file_too_large({ limit: bytes(FILE_BYTES) }),
};

/** The field of each picture. */
export const PICTURE_FIELDS: Readonly<Record<PictureKind, FormField>> = {
  LOGO: {
    ...{ name: 'fileId', label: m.look_logo, type: 'file', faults },
    hint: () => m.look_logo_hint({ limit: bytes(FILE_BYTES) }),
    accept: 'image/png,image/jpeg,image/webp,image/svg+xml',
  },
  BANNER: {
    ...{ name: 'fileId', label: m.look_banner, type: 'file', faults },
    hint: () => m.look_banner_hint({ limit: bytes(FILE_BYTES) }),
    accept: 'image/png,image/jpeg,image/webp',
  },
};

/** The form as it was sent: a picture, or that there is to be none. With nothing chosen there is nothing to save. */
export function readPicture(
  kind: PictureKind,
  form: FormData,
  { fileId, fields, trouble }: SentPhoto,
): ReadForm<Input> {
  const values = { kind, fileId: fileId ?? '', version: String(form.get('version') ?? '') };
  const isNothing = fileId === undefined && fields.length === 0 && trouble === null;
  return {
    values,
    input: { kind, fileId: fileId ?? null, version: versionOf(values) },
    fields: isNothing ? [{ path: 'fileId', code: 'REQUIRED' }] : fields,
    trouble,
  };
}
