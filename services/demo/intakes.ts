import type { Actor } from '../kernel/actor/actor';
import { addDays, systemClock, todayIn } from '../kernel/clock/clock';
import type { Running } from '../one-process';
import type { Category } from './categories';
import { marijke } from './consignors';
import { handInPhoto } from './photos';

type Piece = [
  description: string,
  category: Category,
  brand: string,
  size: string,
  priceMinor: number | null,
];

/** What a few consignors have brought of late. */
const brought: Piece[][] = [
  [
    ['Wollen winterjas, camel', 'Jassen', 'Lindes', '42', 8500],
    ['Colbert, ruit', 'Jassen', 'Sandberg', '50', 4500],
    ['Zijden sjaal', 'Accessoires', 'Nordal', '', 1750],
    ['Kasjmier trui, marine', 'Truien', 'Nordal', 'M', 5500],
    ['Leren handschoenen', 'Accessoires', '', '8', null],
    ['Rok, plissé', 'Rokken', 'Lindes', '38', 2950],
  ],
  [
    ['Kinderlaarzen, geel', 'Schoenen', 'Regn', '28', 1250],
    ['Regenjas, 6 jaar', 'Kinderkleding', 'Regn', '116', 1500],
    ['Skipak', 'Kinderkleding', 'Fjell', '122', 3500],
    ['Houten puzzel', 'Speelgoed', '', '', 400],
  ],
  [
    ['Avondjurk, donkergroen', 'Jurken', 'Maison Vos', '40', 9500],
    ['Pumps, zwart', 'Schoenen', 'Maison Vos', '39', 3950],
    ['Zomerjas, beige', 'Jassen', 'Lindes', '40', 4250],
    ['Blouse met vlek', 'Blouses', 'Sandberg', '40', 1500],
  ],
];

/** Two intakes that wait to be received, and one that was: a piece of it is held, another one refused. */
export async function makeIntakes(running: Running, actor: Actor): Promise<void> {
  const ask = (query: string, input?: object): Promise<Record<string, unknown>> =>
    running.execute(actor, query, input ? { input } : {}) as Promise<Record<string, unknown>>;
  const found = (await ask('{ customers(first: 50) { nodes { id email } } }')) as {
    customers: { nodes: { id: string; email: string | null }[] };
  };
  const others = found.customers.nodes.filter(({ email }) => email !== marijke.email);
  // The receipt of what is received here goes to nobody: who looks at the demo's mail sees what they have done themselves.
  const whose = [
    ...others.filter(({ email }) => email !== null).slice(0, brought.length - 1),
    ...others.filter(({ email }) => email === null),
  ];
  const last = await Promise.all(
    brought.map(async (pieces, at) => {
      const customerId = whose[at]?.id ?? '';
      let intake = { intakeId: '', itemIds: [] as string[] };
      for (const [description, category, brand, size, priceMinor] of pieces) {
        const photoFileId = await handInPhoto(running, actor.storeId, description);
        const item = { customerId, description, category, brand, size, priceMinor, photoFileId };
        const { enterItem } = (await ask(enter, item)) as {
          enterItem: { items: { id: string }[]; intake: { id: string } };
        };
        const itemIds = [...intake.itemIds, ...enterItem.items.map(({ id }) => id)];
        intake = { intakeId: enterItem.intake.id, itemIds };
      }
      await ask(submit, { id: intake.intakeId });
      return intake;
    }),
  );
  const { intakeId = '', itemIds = [] } = last.at(-1) ?? {};
  const [gown, , coat, blouse] = itemIds;
  const rejectedBecause = 'Vlek op de mouw die er niet uit gaat';
  await ask(receive, {
    intakeId,
    items: itemIds.map((id) => {
      if (id === blouse) return { id, decision: 'REJECT', rejectedBecause };
      const holdUntil = id === coat ? addDays(todayIn('Europe/Amsterdam', systemClock), 30) : null;
      return { id, decision: 'ACCEPT', holdUntil, priceMinor: id === gown ? 8900 : null };
    }),
  });
}

const enter =
  'mutation EnterItem($input: EnterItemInput!) { enterItem(input: $input) { ... on ItemsEntered { items { id } intake { id } } } }';
const submit =
  'mutation SubmitIntake($input: SubmitIntakeInput!) { submitIntake(input: $input) { __typename } }';
const receive =
  'mutation ReceiveItems($input: ReceiveItemsInput!) { receiveItems(input: $input) { __typename } }';
