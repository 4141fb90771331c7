import { askOrKeep, found, tell } from '#lib/server/ask.ts';
import { refused, text, troubled } from '#lib/server/form.ts';
import { lacking, needModuleOrKeep } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { CalendarFeed, RenewCalendarFeed, RevokeCalendarFeed } from './feed.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  const answer = await askOrKeep(event, CalendarFeed, {});
  if (!answer) return { feed: null, partial: true };
  const { data, partial } = answer;
  return {
    feed: found(data.calendarFeed, { partial, what: 'calendar', requestId: event.locals.requestId }),
    partial,
  };
};

const versionIn = (form: FormData): number | null => {
  const version = text(form, 'version');
  return /^\d{1,9}$/.test(version) ? Number(version) : null;
};

export const actions: Actions = {
  /** Shows the address in its answer: no other page could, as it is kept nowhere. Sent again, it is refused. */
  renew: async (event) => {
    const version = versionIn(await event.request.formData());
    const { requestId } = event.locals;
    const values = { version: String(version ?? '') };
    const trouble = lacking(event.locals, 'consignment.settings');
    if (trouble) return troubled(trouble, values, requestId);
    const answer = await tell(event, RenewCalendarFeed, { input: { version } });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.renewCalendarFeed;
    return result.__typename === 'CalendarFeedMade'
      ? { address: result.address }
      : refused(result, values, requestId);
  },
  revoke: (event) =>
    save(event, {
      right: 'consignment.settings',
      read: (form) => ({ values: {}, input: { version: versionIn(form) } }),
      document: RevokeCalendarFeed,
      variables: ({ input }) => ({ input }),
      made: 'CalendarFeed',
      to: () => `/${event.params.store}/console/calendar/feed?saved=yes`,
    }),
};
