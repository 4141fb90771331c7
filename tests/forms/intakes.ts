import { CONSOLE, type Form, type Shop } from './honest';

/** The page of an intake that was handed over. */
async function waitingIntake(shop: Shop): Promise<string> {
  const { text } = await shop.get(`${CONSOLE}/intakes`);
  return /\/30042\/console\/intakes\/[\w-]{36}/.exec(text)?.[0] ?? '';
}

/** Every action of what was brought, what became of it, and what is agreed of it, sent by somebody who means it. */
export const INTAKES: Record<string, Form> = {
  '[store]/console/intakes/[id] receive': async (shop) => {
    const page = await waitingIntake(shop);
    const { text } = await shop.get(page);
    const item = /name="decision\.([\w-]+)"/.exec(text)?.[1] ?? '';
    return [`${page}?/receive`, { [`decision.${item}`]: 'accept', [`priceMinor.${item}`]: '12,50' }];
  },
  '[store]/console/customers/[id]/items/[item] price': async (shop) => {
    const { text } = await shop.get(await waitingIntake(shop));
    const item = /customers\/[\w-]+\/items\/[\w-]+/.exec(text)?.[0] ?? '';
    return [`${CONSOLE}/${item}?/price`, { priceMinor: '15' }];
  },
  '[store]/console/customers/[id]/items/[item] markdown': async (shop) => {
    const { text } = await shop.get(await waitingIntake(shop));
    const item = /customers\/[\w-]+\/items\/[\w-]+/.exec(text)?.[0] ?? '';
    return [`${CONSOLE}/${item}?/markdown`, { off: 'yes' }];
  },
  '[store]/console/customers/[id]/items/[item] return': async (shop) => {
    const { text } = await shop.get(await waitingIntake(shop));
    const item = /customers\/[\w-]+\/items\/[\w-]+/.exec(text)?.[0] ?? '';
    return [
      `${CONSOLE}/${item}?/return`,
      { returnOn: new Date(Date.now() + 9e9).toISOString().slice(0, 10) },
    ];
  },
  '[store]/console/customers/[id]/items/[item] vat': async (shop) => {
    const { text } = await shop.get(await waitingIntake(shop));
    const item = /customers\/[\w-]+\/items\/[\w-]+/.exec(text)?.[0] ?? '';
    return [`${CONSOLE}/${item}?/vat`, { vatScheme: 'NORMAL' }];
  },
  '[store]/console/customers/[id]/items/[item] answer': async (shop) => {
    const { text } = await shop.get(`${CONSOLE}/requests`);
    const item = /customers\/[\w-]+\/items\/[\w-]+/.exec(text)?.[0] ?? '';
    return [`${CONSOLE}/${item}?/answer`, { granted: 'no', answer: 'Nog even niet' }];
  },
  '[store]/console/settings/consignment default': () => [
    `${CONSOLE}/settings/consignment`,
    {
      consignorSharePercent: '50',
      shareBase: 'GROSS',
      returnTermDays: '60',
      graceDays: '14',
      afterGrace: 'DONATED',
      afterGraceByItself: 'on',
      returnWindowDays: '14',
      minimumPayoutMinor: '5,00',
      creditBonusPercent: '10',
      'markdownSteps.0.afterDays': '28',
      'markdownSteps.0.percent': '20',
      markdownBorneBy: 'SHARED',
      dac7On: 'on',
      // Whatever day of the year it is, enough is sold.
      dac7ThresholdMinor: '0',
      dac7Counted: 'ALL',
    },
  ],
  '[store]/console/customers/[id]/items/[item] move': async (shop) => {
    const { text } = await shop.get(await waitingIntake(shop));
    const item = /customers\/[\w-]+\/items\/[\w-]+/.exec(text)?.[0] ?? '';
    return [`${CONSOLE}/${item}?/move`, { to: 'WITHDRAWN' }];
  },
  '[store]/console/due ask': async (shop) => {
    const { text } = await shop.get(`${CONSOLE}/due`);
    const chosen = /name="chosen" value="([\w-]+)"/.exec(text)?.[1] ?? '';
    return [`${CONSOLE}/due?/ask`, { to: 'RETURNED', listed: chosen, chosen }];
  },
  '[store]/console/due move': async (shop) => {
    const { text } = await shop.get(`${CONSOLE}/due`);
    const chosen = /name="chosen" value="([\w-]+)"/.exec(text)?.[1] ?? '';
    return [`${CONSOLE}/due?/move`, { to: 'RETURNED', chosen }];
  },
  '[store]/console/due price': async (shop) => {
    const { text } = await shop.get(`${CONSOLE}/due?ask=price&off=10`);
    const chosen = /name="chosen" value="([\w-]+)"/.exec(text)?.[1] ?? '';
    const price = new RegExp(`name="price\\.${chosen}" value="(\\d+)"`).exec(text)?.[1] ?? '';
    return [`${CONSOLE}/due?/price`, { percent: '10', chosen, [`price.${chosen}`]: price }];
  },
  '[store]/console/labels paper': () => [`${CONSOLE}/labels?need=to-come&/paper`, { paper: 'ROLL_57_32' }],
  '[store]/console/labels print': async (shop) => {
    const { text } = await shop.get(`${CONSOLE}/labels?need=to-come`);
    const chosen = /name="chosen" value="([\w-]+)"/.exec(text)?.[1] ?? '';
    return [`${CONSOLE}/labels?need=to-come&/print`, { paper: 'AVERY_L7160', chosen }];
  },
  '[store]/console/customers/[id]/items/[item] photo': async (shop) => {
    const { text } = await shop.get(await waitingIntake(shop));
    const item = /customers\/[\w-]+\/items\/[\w-]+/.exec(text)?.[0] ?? '';
    return [`${CONSOLE}/${item}?/photo`, { photoOff: 'on' }];
  },
  '[store]/console/intakes/[id] all': async (shop) => [`${await waitingIntake(shop)}?/all`, {}],
};
