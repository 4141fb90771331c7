import { CONSOLE, type Form, type Shop } from './honest';

/** The first note of the list that has a button for it, as its form stands there. */
async function note(shop: Shop, show: string): Promise<Record<string, string>> {
  const { text } = await shop.get(`${CONSOLE}/calendar?view=list&show=${show}`);
  const valueOf = (name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(text.slice(text.indexOf('name="customer"')))?.[1] ?? '';
  return { customer: valueOf('customer'), return: valueOf('return'), goods: valueOf('goods') };
}
async function version(shop: Shop): Promise<{ version: string }> {
  const { text } = await shop.get(`${CONSOLE}/calendar/feed`);
  return { version: /name="version" value="(\d+)"/.exec(text)?.[1] ?? '' };
}

/** Every action of the calendar, sent by somebody who means it. */
export const CALENDAR: Record<string, Form> = {
  '[store]/console/calendar tick': async (shop) => [
    `${CONSOLE}/calendar?view=list&/tick`,
    await note(shop, ''),
  ],
  '[store]/console/calendar untick': async (shop) => [
    `${CONSOLE}/calendar?view=list&show=ticked&/untick`,
    await note(shop, 'ticked'),
  ],
  '[store]/console/calendar/feed renew': async (shop) => [
    `${CONSOLE}/calendar/feed?/renew`,
    await version(shop),
  ],
  '[store]/console/calendar/feed revoke': async (shop) => [
    `${CONSOLE}/calendar/feed?/revoke`,
    await version(shop),
  ],
};
