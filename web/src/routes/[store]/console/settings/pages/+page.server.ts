import { ask } from '#lib/server/ask.ts';
import { needRight } from '#lib/server/gate.ts';
import { PageTexts } from './pages.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needRight(event, 'store.settings');
  const { data, partial } = await ask(event, PageTexts, {});
  const texts = data.storePageTexts.map(({ text, ...each }) => ({
    ...each,
    isWritten: text !== '' && !each.isReady,
  }));
  return { texts, partial };
};
