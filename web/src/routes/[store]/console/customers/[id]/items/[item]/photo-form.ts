import { type FormField, typedValues, versionOf } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { PHOTO_FIELD } from '#lib/intake/entry-fields.ts';
import { photoValues, type SentPhoto } from '#lib/item/sent-photo.ts';
import type { ReadForm } from '#lib/server/save.ts';
import type { SetItemPhoto } from './item.operation.ts';

type Given = Pick<VariablesOf<typeof SetItemPhoto>['input'], 'photoFileId' | 'version'>;

export const PHOTO_FIELDS = [PHOTO_FIELD] as const satisfies readonly FormField[];

/** The form as it was sent: with nothing chosen there is nothing to save. */
export function readPhoto(form: FormData, { fileId, fields, trouble }: SentPhoto): ReadForm<Given> {
  const values = { ...typedValues(PHOTO_FIELDS, form), ...photoValues(form, { fileId, fields, trouble }) };
  const isNothing = fileId === undefined && fields.length === 0 && trouble === null;
  return {
    values,
    input: { photoFileId: fileId, version: versionOf(values) },
    fields: isNothing ? [{ path: 'photoFileId', code: 'REQUIRED' }] : fields,
    trouble,
  };
}
