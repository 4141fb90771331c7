import { ask, found } from '#lib/server/ask.ts';
import { text } from '#lib/server/form.ts';
import { needRight } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { versionOf } from '#lib/form/fields.ts';
import { PortalSettings, UpdatePortal } from '../portal.operation.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  needRight(event, 'store.settings');
  const { data, partial } = await ask(event, PortalSettings, {});
  const { requestId } = event.locals;
  const { portalVisitors, version } = found(data.store, { partial, what: 'store', requestId });
  return { visitors: portalVisitors, version: String(version) };
};

/** Opens or closes the portal [K3]. */
const turn = (portalOn: boolean) => (event: RequestEvent) =>
  save(event, {
    right: 'store.settings',
    read: (form) => {
      const values = { version: text(form, 'version') };
      return { values, input: { portalOn, version: versionOf(values) } };
    },
    document: UpdatePortal,
    variables: ({ input }) => ({ input }),
    made: 'Store',
    to: () => `/${event.params.store}/console/settings?look=saved#portal`,
  });

export const actions: Actions = { open: turn(true), close: turn(false) };
