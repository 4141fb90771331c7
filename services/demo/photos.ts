import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../kernel/actor/actor';
import type { Running } from '../one-process';
import { marijke } from './consignors';

/** What a piece looks like: a drawing, by what it is called. */
const DRAWINGS: Readonly<Record<string, string>> = {
  'Wollen winterjas, camel': 'winterjas',
  'Colbert, ruit': 'colbert',
  'Zijden sjaal': 'sjaal',
  'Kasjmier trui, marine': 'trui',
  'Leren handschoenen': 'handschoenen',
  'Rok, plissé': 'rok',
  'Kinderlaarzen, geel': 'laarzen',
  'Regenjas, 6 jaar': 'regenjas',
  Skipak: 'skipak',
  'Houten puzzel': 'puzzel',
  'Avondjurk, donkergroen': 'avondjurk',
  'Pumps, zwart': 'pumps',
  'Zomerjas, beige': 'zomerjas',
  'Blouse met vlek': 'blouse',
  'Wollen mantel, camel': 'winterjas',
  'Linnen blazer': 'colbert',
  Trenchcoat: 'zomerjas',
  'Regenjas, groen': 'regenjas',
  'Coltrui, marine': 'trui',
  'Kasjmier sjaal': 'sjaal',
  'Zijden jurk met ceintuur': 'avondjurk',
};

/** Of Marijke's newest, so many have a photo: the demo is made in seconds. */
const PHOTOGRAPHED = 8;

/** Hands in the photo of a piece; null where nobody has drawn it. */
export async function handInPhoto(running: Running, storeId: string, piece: string): Promise<string | null> {
  const drawing = DRAWINGS[piece];
  if (drawing === undefined) return null;
  const nature = { owner: 'consignment', kind: 'photo', keep: false };
  const file = { ...nature, name: `${drawing}.jpg`, maxBytes: 1_000_000 };
  const bytes = createReadStream(join(__dirname, 'photos', file.name));
  return (await running.files.put(storeId, bytes, file)).fileId;
}

/** Gives a few of Marijke's newest pieces a photo. */
export async function photographStock(running: Running, actor: Actor): Promise<void> {
  const found = (await running.execute(actor, stock, { email: marijke.email })) as {
    customerByEmail: { consignor: { items: { nodes: { id: string; description: string }[] } } } | null;
  };
  const items = found.customerByEmail?.consignor.items.nodes ?? [];
  const drawn = items.filter(({ description }) => description in DRAWINGS).slice(0, PHOTOGRAPHED);
  for (const { id, description } of drawn) {
    const photoFileId = await handInPhoto(running, actor.storeId, description);
    await running.execute(actor, set, { input: { id, photoFileId } });
  }
}

const stock =
  'query DemoStock($email: String!) { customerByEmail(email: $email) { consignor { items(first: 60) { nodes { id description } } } } }';
const set =
  'mutation SetItemPhoto($input: SetItemPhotoInput!) { setItemPhoto(input: $input) { __typename } }';
