import { Readable } from 'node:stream';
import sharp from 'sharp';
import type { Actor } from '../../kernel/actor/actor';
import type { Answer, Shop } from './shop';

/** A picture of one colour, as somebody's camera takes it. */
export function pictureOf(background: string, width = 60, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

/** Hands bytes in as this actor, as the upload does; answers their id. */
export async function handIn(
  shop: Shop,
  bytes: Buffer,
  actor: Actor = shop.staff,
  kind = 'photo',
): Promise<string> {
  const handedIn = { by: actor.userId ?? '', bytes: bytes.length };
  const nature = { owner: 'consignment', kind, name: 'IMG_0042.jpg', maxBytes: 1e8, keep: false, handedIn };
  const { fileId } = await shop.world.ports.files.put(shop.storeId, Readable.from([bytes]), nature);
  return fileId;
}

/** A photo as its consignor sees it. */
export interface SeenPhoto {
  id: string;
  width: number;
  height: number;
  url: string;
  smallUrl: string;
}

/** The photo of an item; null where it has none. */
export async function photoOf(shop: Shop, actor: Actor, itemId: string): Promise<SeenPhoto | null> {
  const query = `query ($id: UUID!) { consignmentItem(id: $id) { photo { id width height url smallUrl } } }`;
  const item = await shop.ask<{ photo: SeenPhoto | null } | null>(actor, query, { id: itemId });
  return item?.photo ?? null;
}

/** Gives an item a photo, as staff do. */
export function setPhoto(shop: Shop, input: object): Promise<Answer> {
  return shop.ask(
    shop.staff,
    `mutation ($input: SetItemPhotoInput!) { setItemPhoto(input: $input) { __typename
      ... on ConsignmentItem { version photo { id } } ... on InvalidInput { fields { path code message } }
      ... on ChangedMeanwhile { version } ... on PhotosBusy { retryAfterSeconds } } }`,
    { input },
  );
}

/** Which of these files are still there when everything that may be swept has been. */
export async function keptOf({ world, storeId }: Shop, ...fileIds: string[]): Promise<boolean[]> {
  const { files } = world.ports;
  await world.settled();
  const olderThan = new Date('2100-01-01');
  await files.sweep({ owner: 'consignment', olderThan, neededIn: () => Promise.resolve(new Set()) });
  return Promise.all(fileIds.map(async (each) => (await files.open(storeId, each)) !== null));
}
