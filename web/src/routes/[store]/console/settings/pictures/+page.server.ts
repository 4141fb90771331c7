import { ask, found } from '#lib/server/ask.ts';
import { needRight } from '#lib/server/gate.ts';
import { sentFile } from '#lib/server/photo.ts';
import { save } from '#lib/server/save.ts';
import { PortalSettings, SetStorePicture } from '../portal.operation.ts';
import { type PictureKind, readPicture } from './picture-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  needRight(event, 'store.settings');
  const { data, partial } = await ask(event, PortalSettings, {});
  const { requestId } = event.locals;
  return { version: String(found(data.store, { partial, what: 'store', requestId }).version) };
};

const setting = (kind: PictureKind) => (event: RequestEvent) =>
  save(event, {
    right: 'store.settings',
    read: (form) => readPicture(kind, form, sentFile(event, form, 'fileId')),
    document: SetStorePicture,
    variables: ({ input }) => ({ input }),
    made: 'Store',
    to: () => `${event.url.pathname}?saved=yes`,
  });

export const actions: Actions = { logo: setting('LOGO'), banner: setting('BANNER') };
