import type { Actor } from '../../kernel/actor/actor';
import { bytesOf } from './labels';
import { newConsignor, intakeIn } from './intakes';
import { itemsIn, receive } from './receipts';
import type { Answer, Shop } from './shop';

const fields = `id state count paper format firstPosition nextPosition pages left startedBy download`;

/** A print as specs see it. */
export interface SeenPrint {
  id: string;
  state: string;
  count: number;
  firstPosition: number;
  nextPosition: number;
  pages: number;
  download: string | null;
}

/** Prints, with everything that the operation may answer. */
export function print(
  shop: Shop,
  input: object,
  on: object = {},
  actor: Actor = shop.staff,
): Promise<Answer> {
  return shop.ask(
    actor,
    `mutation ($input: PrintLabelsInput!) { printLabels(input: $input) { __typename
      ... on LabelPrint { ${fields} } ... on InvalidInput { fields { path code message } } } }`,
    { input: { ...input, on: { paper: 'AVERY_L7160', ...on } } },
  );
}

/** A print when its file is made. */
export async function madePrint(shop: Shop, id: unknown): Promise<SeenPrint> {
  await shop.world.settled();
  return shop.ask(shop.staff, `query ($id: UUID!) { labelPrint(id: $id) { ${fields} } }`, { id });
}

/** The bytes of a print's file. */
export async function fileOf(shop: Shop, id: unknown): Promise<Buffer | null> {
  const [row] = await shop.world.database.admin<{ id: string }>(
    `SELECT input ->> 'fileId' AS id FROM consignment.job WHERE id = $1`,
    [id],
  );
  const file = await shop.world.ports.files.open(shop.storeId, row?.id ?? '');
  return file && bytesOf(file.stream());
}

/** An item's label as staff see it. */
export interface SeenLabel {
  id: string;
  number: number;
  labelsPrinted: number;
  labelPrice: { amountMinor: number } | null;
  labelledAt: string | null;
  labelNeed: string | null;
  isLabelStale: boolean;
}

const labelFields = 'id number labelsPrinted labelPrice { amountMinor } labelledAt labelNeed isLabelStale';

/** The labels of what is in an intake, in the order of the numbers. */
export async function labelsOf(shop: Shop, intakeId: string): Promise<SeenLabel[]> {
  const intake = await shop.ask<{ items: { nodes: SeenLabel[] } }>(
    shop.staff,
    `query ($id: UUID!) { intake(id: $id) { items(first: 200) { nodes { ${labelFields} } } } }`,
    { id: intakeId },
  );
  return intake.items.nodes;
}

/** Numbers of the items that a list of labels has. */
export async function toLabel(shop: Shop, need: string): Promise<number[]> {
  const list = await shop.ask<{ nodes: { number: number }[] }>(
    shop.staff,
    'query ($need: LabelNeed!) { itemsToLabel(need: $need, first: 200) { nodes { number } } }',
    { need },
  );
  return list.nodes.map(({ number }) => number);
}

/** An intake of so many items at 10.00, handed over, and received where that is wanted. */
export async function broughtIn(
  shop: Shop,
  count: number,
  isReceived = true,
): Promise<{ customerId: string; intakeId: string; ids: string[] }> {
  const anna = await newConsignor(shop, count);
  const intakeId = intakeIn(await anna.enter({ description: 'Jas', priceMinor: 1000, size: 'M' }));
  const [first] = await itemsIn(shop, anna.customerId, intakeId);
  for (let left = count - 1; left > 0; left -= 50) await anna.copy(first?.id, Math.min(50, left));
  await anna.submit(intakeId);
  if (isReceived) await receive(shop, intakeId);
  const ids = (await itemsIn(shop, anna.customerId, intakeId)).map(({ id }) => id);
  return { customerId: anna.customerId, intakeId, ids };
}
