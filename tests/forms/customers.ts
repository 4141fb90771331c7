import { CONSOLE, type Form, type Sent, type Shop } from './honest';

const TABS = [
  '',
  '/consignment',
  '/intake',
  '/items',
  '/sales',
  '/balance',
  '/credit',
  '/users',
  '/mail',
  '/note',
  '/history',
];

/** What the head above each of a customer's tabs can do. */
function headOf(tab: string): Record<string, Form> {
  const route = `[store]/console/customers/[id]${tab}`;
  const at = (shop: Shop, action: string) => `${CONSOLE}/customers/${shop.marijke}${tab}?/${action}`;
  return {
    [`${route} enable`]: async (shop) => [at(shop, 'enable'), { userId: await shop.user(), enabled: 'on' }],
    [`${route} activate`]: (shop) => {
      const { id } = shop.invited();
      return Promise.resolve<Sent>([`${CONSOLE}/customers/${id}${tab}?/activate`, { customerId: id }]);
    },
    [`${route} confirmation`]: async (shop) => {
      // Identity knows it when it has sent the first mail.
      await shop.confirmation(await shop.addressWaits());
      return [at(shop, 'confirmation'), { customerId: shop.marijke }];
    },
    [`${route} withdraw`]: (shop) => Promise.resolve<Sent>([at(shop, 'withdraw'), { version: '' }]),
  };
}

/** Every action of customers and what stands on their tabs, sent by somebody who means it. */
export const CUSTOMERS: Record<string, Form> = {
  ...Object.fromEntries(
    ['customers', 'groups', 'customers/[id]/items', 'customers/[id]/sales'].map((list) => [
      `[store]/console/${list} columns`,
      (shop: Shop): Sent => [
        `${CONSOLE}/${list.replace('[id]', shop.marijke)}?/columns`,
        { standard: 'yes' },
      ],
    ]),
  ),
  '[store]/console/customers enable': async (shop) => [
    `${CONSOLE}/customers?/enable`,
    { userId: await shop.user(), enabled: 'on' },
  ],
  ...Object.fromEntries(
    ['link', 'unlink'].map((action) => [
      `[store]/console/customers ${action}`,
      async (shop: Shop): Promise<Sent> => [
        `${CONSOLE}/customers?sort=town&/${action}`,
        { chosen: shop.marijke, into: await shop.group(`Gekozen ${action}`) },
      ],
    ]),
  ),
  ...Object.fromEntries(
    ['approve', 'decline'].map((action) => [
      `[store]/console/approvals ${action}`,
      async (shop: Shop): Promise<Sent> => {
        await shop.registrationOn();
        return [`${CONSOLE}/approvals?/${action}`, { chosen: shop.marijke, word: 'Zo is het' }];
      },
    ]),
  ),
  '[store]/console/customers activate': (shop) => [
    `${CONSOLE}/customers?sort=town&/activate`,
    { customerId: shop.invited().id },
  ],
  '[store]/console/customers/new default': () => [
    `${CONSOLE}/customers/new`,
    { kind: 'PRIVATE', lastName: 'Nieuw', shippingSame: 'on' },
  ],
  ...Object.fromEntries(TABS.slice(0, 5).flatMap((tab) => Object.entries(headOf(tab)))),
  // Here, since an address is told of ten changes within the hour and no more: from now on it is another one.
  '[store]/(entry)/confirm-email default': async (shop) => {
    const token = await shop.confirmation(await shop.addressWaits());
    return ['/30042/confirm-email', { token }];
  },
  ...Object.fromEntries(TABS.slice(5).flatMap((tab) => Object.entries(headOf(tab)))),
  ...Object.fromEntries(
    (['act', 'role', 'unlink'] as const).map((action) => [
      `[store]/console/customers/[id]/users ${action}`,
      async (shop: Shop): Promise<Sent> => {
        const userId = action === 'unlink' ? await shop.colleague() : await shop.user();
        const sent: Record<string, string> = { userId, acts: 'on', role: 'BUYER' };
        return [`${CONSOLE}/customers/${shop.marijke}/users?/${action}`, sent];
      },
    ]),
  ),
  '[store]/console/customers/[id]/users invite': (shop) => [
    `${CONSOLE}/customers/${shop.marijke}/users?/invite`,
    { invited: 'collega@example.test', role: 'BUYER' },
  ],
  '[store]/console/customers/[id]/edit default': (shop) => [
    `${CONSOLE}/customers/${shop.invited().id}/edit`,
    { lastName: 'Anders', kind: 'PRIVATE' },
  ],
  '[store]/console/customers/[id]/consignment save': (shop) => [
    `${CONSOLE}/customers/${shop.marijke}/consignment?/save`,
    { charity: 'NO', itemAllowance: '3' },
  ],
  '[store]/console/customers/[id]/intake enter': (shop) => [
    `${CONSOLE}/customers/${shop.marijke}/intake?/enter`,
    { description: 'Vest' },
  ],
  ...Object.fromEntries(
    ['save', 'copy', 'delete'].map((action) => [
      `[store]/console/customers/[id]/intake ${action}`,
      async (shop: Shop): Promise<Sent> => {
        const { number, id } = await shop.draftAtDesk();
        const tab = `${CONSOLE}/customers/${shop.marijke}/intake`;
        return [`${tab}?item=${number}&/${action}`, { id, description: 'Trui', times: '2' }];
      },
    ]),
  ),
  '[store]/console/customers/[id]/intake submit': async (shop) => {
    const tab = `${CONSOLE}/customers/${shop.marijke}/intake`;
    const { text } = await shop.get(`${tab}?hand-over`);
    return [`${tab}?/submit`, { intake: /name="intake" value="([\w-]+)"/.exec(text)?.[1] ?? '' }];
  },
  '[store]/console/customers/[id]/balance save': (shop) => [
    `/30042/console/customers/${shop.marijke}/balance?/save`,
    { kind: 'FEE', amountMinor: '2,50', reason: 'Stomerij', idempotencyKey: crypto.randomUUID() },
  ],
  '[store]/console/customers/[id]/credit save': (shop) => [
    `/30042/console/customers/${shop.marijke}/credit?/save`,
    { kind: 'GIVE', amountMinor: '2,50', reason: 'Tegoedbon', idempotencyKey: crypto.randomUUID() },
  ],
  '[store]/console/customers/[id]/note save': async (shop) => {
    const { text } = await shop.get(`${CONSOLE}/customers/${shop.marijke}/note`);
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
    return [`${CONSOLE}/customers/${shop.marijke}/note?/save`, { note: 'belt liever', version }];
  },
};
