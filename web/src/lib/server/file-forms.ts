import type { RequestEvent } from '@sveltejs/kit';
import type { Right } from '#lib/rights.ts';
import { PHOTO_FORM_BYTES, UPLOAD_FORM_BYTES } from '#lib/server/limits.ts';
import type { SessionKind } from '#lib/server/session.ts';

/** A form that brings a file: what that is to the service that keeps it, and at which door it is handed in. */
export interface FileForm {
  kind: 'import' | 'photo' | 'store-picture';
  door: SessionKind;
  /** How much of the form is read, whatever becomes of its file; of who has no session never more than that of one file. */
  bytes: number;
  /** What staff need for it, one of these: who has none is told so without a look at the file. */
  rights?: readonly Right[];
}

const photo = { kind: 'photo', door: 'portal', bytes: PHOTO_FORM_BYTES } as const;
const photoAtDesk = { ...photo, door: 'staff', rights: ['consignment.edit'] } as const;

const storePicture: FileForm = {
  ...{ kind: 'store-picture', door: 'staff', bytes: UPLOAD_FORM_BYTES, rights: ['store.settings'] },
};

/** Every such form, by its page and its action. */
const FILE_FORMS: Readonly<Record<string, Readonly<Record<string, FileForm>>>> = {
  '/[store]/console/import': {
    '/upload': {
      ...{ kind: 'import', door: 'staff', bytes: UPLOAD_FORM_BYTES },
      // Each kind of file has its own; which it is, is only read with the form.
      rights: ['import', 'commerce.sell'],
    },
  },
  '/[store]/console/settings/pictures': { '/logo': storePicture, '/banner': storePicture },
  '/[store]/my/intake/new': { '': photo },
  '/[store]/my/intake/[number]': { '/save': photo },
  '/[store]/console/customers/[id]/intake': { '/enter': photoAtDesk, '/save': photoAtDesk },
  '/[store]/console/customers/[id]/items/[item]': { '/photo': photoAtDesk },
};

/** One type and no list of them, which every reader takes for the same. */
export const MULTIPART = /^multipart\/form-data\s*;[^,]*$/i;

/** The form with a file that a request sends, its action found as Kit finds it: by the first name with a slash. */
export function fileFormOf({ request, route, url }: RequestEvent): FileForm | null {
  const action = [...url.searchParams.keys()].find((name) => name.startsWith('/')) ?? '';
  const type = request.headers.get('content-type')?.trim() ?? '';
  if (request.method !== 'POST' || !MULTIPART.test(type)) return null;
  return FILE_FORMS[route.id ?? '']?.[action] ?? null;
}
