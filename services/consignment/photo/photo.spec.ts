import sharp from 'sharp';
import type { Actor } from '../../kernel/actor/actor';
import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { idIn, intakeIn, itemsIn, newConsignor } from '../testing/intakes';
import { handIn, keptOf, photoOf, pictureOf, setPhoto, type SeenPhoto } from '../testing/photos';
import { receive } from '../testing/receipts';
import { openShops } from '../testing/shop';

const { world, shop, other } = forAllTests(openShops);

const fileOf = (path: string): string => path.split('/').at(-1) ?? '';
const filesOf = ({ url, smallUrl }: SeenPhoto): string[] => [fileOf(url), fileOf(smallUrl)];
/** Who gets a file that a path leads to. */
const mayHave = (fileId: string, actor = shop.staff): Promise<boolean> =>
  world.services['consignment']?.files.mayDownload(actor, { fileId, kind: 'photo' }) ??
  Promise.resolve(false);

/** A consignor with a draft of an item with a photo. */
async function photographed(colour = '#a33') {
  const anna = await newConsignor(shop, 10);
  const handedIn = await handIn(shop, await pictureOf(colour), anna.actor);
  const entered = await anna.enter({ description: 'Jas', photoFileId: handedIn });
  const portal = shop.portal(anna.customerId);
  const id = idIn(entered);
  const photo = await photoOf(shop, portal, id);
  if (photo === null) throw new Error(JSON.stringify(entered));
  return { anna, portal, id, intakeId: intakeIn(entered), photo, handedIn };
}

test('a photo that is handed in stands with the item, made anew, and is kept; what was handed in is gone [K26 S7]', async () => {
  const { photo, handedIn } = await photographed();
  expect(photo).toMatchObject({ width: 60, height: 40, url: `/30042/picture/${photo.id}` });
  expect(await keptOf(shop, ...filesOf(photo), handedIn)).toEqual([true, true, false]);
  const file = await world.ports.files.open('30042', fileOf(photo.smallUrl));
  expect(file).toMatchObject({ owner: 'consignment', kind: 'photo', shownAs: 'image/jpeg' });
  expect(await sharp(await file?.read()).metadata()).toMatchObject({
    format: 'jpeg',
    width: 320,
    height: 320,
  });
});

test('its consignor and staff have it; another consignor, another store and a visitor do not', async () => {
  const { photo, portal, id } = await photographed();
  const stranger = shop.portal((await newConsignor(shop, 1)).customerId);
  for (const fileId of filesOf(photo)) {
    expect(await Promise.all([mayHave(fileId), mayHave(fileId, portal)])).toEqual([true, true]);
    expect(await Promise.all([mayHave(fileId, stranger), mayHave(fileId, other.staff)])).toEqual([
      false,
      false,
    ]);
  }
  expect(await photoOf(shop, stranger, id)).toBeNull();
  expect(await mayHave(newId())).toBe(false);
});

test('who may hand one in: consignors where they enter items themselves, and staff who edit consignors', async () => {
  const may = (actor: typeof shop.staff): Promise<boolean> =>
    world.services['consignment']?.files.mayUpload(actor, 'photo') ?? Promise.resolve(false);
  const reader = { ...shop.staff, rights: ['import'] };
  expect(await Promise.all([may(shop.staff), may(other.staff), may(shop.portal(newId()))])).toEqual([
    true,
    true,
    true,
  ]);
  expect(await Promise.all([may(reader), may(other.portal(newId()))])).toEqual([false, false]);
});

test.each<[string, (by: Actor) => Promise<string>, string, RegExp]>([
  ['no picture', (by) => handIn(shop, Buffer.from('<svg/>'), by), 'BAD_FORMAT', /JPEG, PNG or WebP/],
  ['never handed in', async () => newId(), 'NOT_ALLOWED', /send it again/],
  [
    'handed in as something else',
    async (by) => handIn(shop, await pictureOf('#000'), by, 'import'),
    'NOT_ALLOWED',
    /./,
  ],
  ['of another store', async (by) => handIn(other, await pictureOf('#000'), by), 'NOT_ALLOWED', /./],
  [
    'another consignor’s',
    async () => handIn(shop, await pictureOf('#000'), shop.portal(newId())),
    'NOT_ALLOWED',
    /./,
  ],
  ['the photo of another item', async () => (await photographed()).photo.id, 'NOT_ALLOWED', /./],
])('a file that is %s is refused at its field, and nothing is entered', async (_, file, code, message) => {
  const anna = await newConsignor(shop, 1);
  const refused = await anna.enter({ description: 'Jas', photoFileId: await file(anna.actor) });
  expect(refused).toMatchObject({
    __typename: 'InvalidInput',
    fields: [{ path: 'photoFileId', code, message: expect.stringMatching(message) }],
  });
  expect(await anna.now()).toMatchObject({ remaining: 1, open: null });
});

test('one that is refused for another reason stays handed in: the next attempt takes it', async () => {
  const anna = await newConsignor(shop, 1);
  await anna.enter();
  const photoFileId = await handIn(shop, await pictureOf('#3a3'), anna.actor);
  const jas = { description: 'Jas', photoFileId };
  expect(await anna.enter({ ...jas, priceMinor: -1 })).toMatchObject({ fields: [{ path: 'priceMinor' }] });
  expect(await anna.enter(jas)).toMatchObject({ __typename: 'AllowanceUsedUp' });
  expect(await anna.atDesk().enter(jas)).toMatchObject({ __typename: 'ItemsEntered' });
});

test('the same form sent twice, its photo with it, enters one item', async () => {
  const anna = await newConsignor(shop, 10);
  const key = newId();
  const send = async () =>
    anna.enter(
      { description: 'Jas', photoFileId: await handIn(shop, await pictureOf('#3a3'), anna.actor) },
      key,
    );
  const [first, second] = [await send(), await send()];
  expect(idIn(second)).toBe(idIn(first));
  expect(await anna.now()).toMatchObject({ remaining: 9, open: ['Jas'] });
});

test('copies share it; it goes with the last of them', async () => {
  const { anna, portal, id, photo } = await photographed();
  const copies = itemsIn(await anna.copy(id, 2)).map((each) => each.id);
  for (const each of copies) expect((await photoOf(shop, portal, each))?.id).toBe(photo.id);
  for (const each of [id, copies[0]]) await anna.delete(each);
  expect(await keptOf(shop, ...filesOf(photo))).toEqual([true, true]);
  await anna.delete(copies[1]);
  expect(await keptOf(shop, ...filesOf(photo))).toEqual([false, false]);
  expect(await mayHave(photo.id)).toBe(false);
});

test('another one takes its place and none takes it away; whoever leaves it out leaves it', async () => {
  const { anna, portal, id, photo } = await photographed();
  await anna.update(id, { size: 'M' });
  expect(await photoOf(shop, portal, id)).toEqual(photo);
  await anna.update(id, { photoFileId: await handIn(shop, await pictureOf('#33a', 40, 60), anna.actor) });
  const next = await photoOf(shop, portal, id);
  expect(next).toMatchObject({ width: 40, height: 60 });
  expect(await keptOf(shop, photo.id, next?.id ?? '')).toEqual([false, true]);
  await anna.update(id, { photoFileId: null });
  expect(await photoOf(shop, portal, id)).toBeNull();
  expect(await keptOf(shop, next?.id ?? '')).toEqual([false]);
});

test('what was handed over has its photo from staff alone, whatever became of it', async () => {
  const { anna, portal, id, intakeId } = await photographed();
  await anna.submit(intakeId);
  await receive(shop, intakeId);
  const photoFileId = await handIn(shop, await pictureOf('#333', 30, 30), anna.actor);
  expect(await anna.update(id, { photoFileId })).toMatchObject({ __typename: 'IntakeSubmitted' });
  expect(await setPhoto(shop, { id, photoFileId, version: 1 })).toMatchObject({
    __typename: 'ChangedMeanwhile',
  });
  expect(await setPhoto(shop, { id, photoFileId, version: 3 })).toMatchObject({
    __typename: 'ConsignmentItem',
    version: 4,
  });
  expect(await photoOf(shop, portal, id)).toMatchObject({ width: 30, height: 30 });
  expect(await setPhoto(shop, { id, photoFileId: null })).toMatchObject({ photo: null });
});

test('nobody’s item has the photo of another consignor’s, whoever writes it', async () => {
  const [{ photo }, { id }] = [await photographed(), await photographed()];
  await expect(
    world.database.admin(`UPDATE consignment.item SET photo_id = '${photo.id}' WHERE id = '${id}'`),
  ).rejects.toMatchObject({ constraint: 'item_photo' });
});

test('twenty who give one item a photo at once leave one, and nothing of the others', async () => {
  const { portal, id } = await photographed();
  const handed = await Promise.all(
    Array.from({ length: 20 }, async (_, at) => handIn(shop, await pictureOf('#333', 40 + at, 30))),
  );
  const answers = await Promise.all(handed.map((photoFileId) => setPhoto(shop, { id, photoFileId })));
  const made = answers.map((each) => (each['photo'] as { id: string }).id);
  expect(new Set(made).size).toBe(20);
  const left = await photoOf(shop, portal, id);
  expect(await keptOf(shop, ...made)).toEqual(made.map((each) => each === left?.id));
  expect((await keptOf(shop, ...handed)).filter(Boolean)).toEqual([]);
});

test('what is refused leaves nothing but what was handed in, however often it is tried', async () => {
  const anna = await newConsignor(shop, 1);
  await anna.enter();
  const photoFileId = await handIn(shop, await pictureOf('#3a3'), anna.actor);
  const made = jest.spyOn(world.ports.files, 'put');
  for (let at = 0; at < 3; at++)
    expect(await anna.enter({ description: 'Jas', photoFileId })).toMatchObject({
      __typename: 'AllowanceUsedUp',
    });
  const ids = made.mock.calls.map(([, , { fileId }]) => fileId ?? '');
  made.mockRestore();
  expect(ids).toHaveLength(6);
  for (const each of ids) expect(await world.ports.files.open('30042', each)).toBeNull();
  expect(await world.ports.files.open('30042', photoFileId)).not.toBeNull();
});

test('an attempt that brings a photo where the first one had none is another wish, and says so', async () => {
  const anna = await newConsignor(shop, 10);
  const key = newId();
  await anna.enter({ description: 'Jas' }, key);
  const photoFileId = await handIn(shop, await pictureOf('#3a3'), anna.actor);
  expect(await anna.enter({ description: 'Jas', photoFileId }, key)).toMatchObject({
    fields: [{ path: 'idempotencyKey', code: 'TAKEN' }],
  });
  expect(await anna.now()).toMatchObject({ remaining: 9, open: ['Jas'] });
});

test('a photo stays what it is, and a consignor takes none away', async () => {
  const { photo } = await photographed();
  await expect(
    world.database.admin(`UPDATE consignment.photo SET small_id = id WHERE id = '${photo.id}'`),
  ).rejects.toMatchObject({ code: '42501' });
});
