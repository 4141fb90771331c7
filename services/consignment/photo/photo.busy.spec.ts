import { PICTURING } from '../../kernel/picture/limits';
import { picturingTurns } from '../../kernel/picture/picture';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { idIn, newConsignor } from '../testing/intakes';
import { handIn, photoOf, pictureOf, setPhoto } from '../testing/photos';
import { openShops } from '../testing/shop';

const { shop } = forAllTests(openShops);

/** Takes every seat of the shop until it is told to leave them. */
function crowd(): () => Promise<unknown> {
  let leave = (): void => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const seats = Array.from({ length: PICTURING.seatsALane }, () =>
    picturingTurns.take(shop.storeId, () => left),
  );
  return () => (leave(), Promise.all(seats));
}

test('a photo that finds too many before it is told when to come again; nothing is written, and the same file does then', async () => {
  const anna = await newConsignor(shop, 10);
  const id = idIn(await anna.enter());
  const handedIn = await handIn(shop, await pictureOf('#a33'), anna.actor);
  const busy = { __typename: 'PhotosBusy', retryAfterSeconds: PICTURING.retryAfterSeconds };
  const leave = crowd();
  expect(await anna.enter({ description: 'Jas', photoFileId: handedIn })).toEqual(busy);
  expect(await anna.update(id, { description: 'Hoed', photoFileId: handedIn })).toEqual(busy);
  const byStaff = await handIn(shop, await pictureOf('#33a'));
  expect(await setPhoto(shop, { id, photoFileId: byStaff })).toEqual(busy);
  expect((await anna.now()).open).toEqual(['Jas']);
  await leave();
  expect(await anna.update(id, { photoFileId: handedIn })).toMatchObject({ __typename: 'ConsignmentItem' });
  expect(await photoOf(shop, anna.actor, id)).toMatchObject({ width: 60, height: 40 });
  expect(await setPhoto(shop, { id, photoFileId: byStaff })).toMatchObject({ __typename: 'ConsignmentItem' });
});
