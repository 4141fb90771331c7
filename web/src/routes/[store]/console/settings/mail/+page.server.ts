import { redirect } from '@sveltejs/kit';
import { isLocale } from '#lib/paraglide/runtime.js';
import { askOrKeep, tell, unavailable } from '#lib/server/ask.ts';
import { refused, text, troubled } from '#lib/server/form.ts';
import { lacking, needRight } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { patientGraph } from '#lib/server/upload.ts';
import { UpdateStore } from '../store.operation.ts';
import { mailFields, readMail, storedMail } from './mail-form.ts';
import { MailSettings, SendTestMail } from './mail.operation.ts';
import { keepAnswer, keptAnswer } from './test-answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needRight(event, 'store.settings');
  const { locals, url } = event;
  const own = locals.store?.language ?? 'en';
  const asked = url.searchParams.get('language') ?? '';
  const language = isLocale(asked) && locals.store?.languages.includes(asked) ? asked : own;
  const answer = await askOrKeep(event, MailSettings, { language });
  const tested = keptAnswer(event);
  if (!answer) return { stored: null, previews: [], language, kind: '', tested, partial: true };
  const { store, mailPreviews, consignmentMailPreviews } = answer.data;
  if (!store) unavailable(locals.requestId);
  const previews = [...(consignmentMailPreviews ?? []), ...(mailPreviews ?? [])];
  const wanted = url.searchParams.get('kind') ?? '';
  const kind = previews.find((each) => each.kind === wanted)?.kind ?? previews[0]?.kind ?? '';
  const stored = storedMail(store, mailFields(locals.store?.languages ?? []));
  return { stored, previews, language, kind, tested, partial: answer.partial };
};

export const actions: Actions = {
  save: (event) => {
    const fields = mailFields(event.locals.store?.languages ?? []);
    return save(event, {
      right: 'store.settings',
      read: (form) => readMail(form, fields),
      isWhole: true,
      document: UpdateStore,
      variables: ({ input }) => ({ input }),
      made: 'Store',
      to: () => `${event.url.pathname}?saved=yes`,
    });
  },
  test: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const to = text(form, 'to');
    const trouble = lacking(event.locals, 'store.settings');
    if (trouble) return troubled(trouble, { to }, requestId);
    const answer = await tell(event, SendTestMail, { input: { to } }, patientGraph(event));
    if (answer.trouble) return troubled(answer.trouble, { to }, requestId);
    const result = answer.data.sendTestMail;
    if (result.__typename !== 'TestMailAnswered') {
      const { most, retryAfterSeconds } = { most: undefined, retryAfterSeconds: undefined, ...result };
      return refused(result, { to }, requestId, { most, retryAfterSeconds });
    }
    keepAnswer(event, { to: result.to, failure: result.failure, said: result.said });
    redirect(303, `${event.url.pathname}?tested=yes#test`);
  },
};
