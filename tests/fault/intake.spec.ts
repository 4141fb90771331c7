import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pictureOf } from '../../services/consignment/testing/photos';
import { newId } from '../../services/kernel/id/id';
import { ask, keptMails, must, until, type Asker } from '../product/graph';
import { startProduct, type Product } from '../product/product';
import { allHandled, done as doneBy, mutation, rowsIn } from './behind';
import { makeShop, ownerOf, storeId } from './shop';

/** kill -9 in the middle of what staff do with an intake, a little later each time; what is asked again is asked as before. */
const CUTS = Number(process.env['KOMMIS_CUTS'] ?? 2);
const EMAIL = 'anna@example.test';
const ITEMS = 101;

let dataRoot: string;
let product: Product;
let staff: Asker;
const start = async (): Promise<void> => {
  product = await startProduct({ dataRoot, environment: { KOMMIS_DEMO: 'off' } });
  staff = await ownerOf(product);
};
beforeAll(async () => {
  dataRoot = await makeShop();
  await start();
});
afterAll(() => product.stop());

const done = <T extends object>(query: string, input: object): Promise<T & { __typename: string }> =>
  doneBy<T>(product, staff, query, input);
const rows = <Row>(text: string): Promise<Row[]> => rowsIn<Row>(dataRoot, text);

/** Asks for it and kills the product a little later, each time a little later still; and then asks until it is done. */
async function cutOff(act: () => Promise<unknown>, look: () => Promise<void>): Promise<void> {
  for (let cut = 0; cut < CUTS; cut += 1) {
    const asked = act().catch(() => undefined);
    await sleep(Math.round((400 * cut) / Math.max(1, CUTS - 1)));
    await product.kill();
    await asked;
    await start();
    await look();
  }
  await act();
  await look();
}

async function handIn(): Promise<string> {
  const url = `${product.url}/${storeId}/console/upload?name=x.jpg&kind=photo`;
  const headers = { authorization: `Session ${staff.token}` };
  const { text } = await ask(url, { method: 'POST', headers, body: await pictureOf('#a33', 900, 1_200) });
  return (JSON.parse(text) as { fileId: string }).fileId;
}

/** A consignor with an address, and an intake of theirs that was handed over. */
async function broughtIn(): Promise<string> {
  const { id: customerId } = await done<{ id: string }>(
    mutation('createCustomer', '... on Customer { id }'),
    {
      ...{ kind: 'PRIVATE', lastName: 'Anna', email: EMAIL },
    },
  );
  const agreed = { customerId, mayCreateItems: true, itemAllowance: 200 };
  await until('Consignment has heard of her', async () => {
    const { __typename } = await must<{ __typename: string }>(
      product,
      staff,
      mutation('updateConsignor', ''),
      {
        input: agreed,
      },
    );
    return __typename === 'Consignor';
  });
  const entered = await done<{ items: { id: string }[]; intake: { id: string } }>(
    mutation('enterItem', '... on ItemsEntered { items { id } intake { id } }'),
    { customerId, description: 'Jas', priceMinor: 1_250 },
  );
  for (let at = 0; at < (ITEMS - 1) / 50; at += 1)
    await done(mutation('copyItem', ''), { id: entered.items[0]?.id, times: 50 });
  await done(mutation('submitIntake', ''), { id: entered.intake.id });
  return entered.intake.id;
}

test('killed while an intake is received, labelled and photographed: never half of it, nothing twice, no file left over', async () => {
  const intakeId = await broughtIn();
  const key = newId();
  let print = '';
  const printed = async (): Promise<void> => {
    const on = { paper: 'AVERY_L7160' };
    const { id } = await done<{ id: string }>(mutation('printLabels', '... on LabelPrint { id }'), {
      ...{ intakeId, on, idempotencyKey: key },
    });
    print = id;
  };
  await cutOff(printed, async () => {
    const counted = await rows<{ printed: number; items: number }>(
      'SELECT labels_printed AS printed, count(*)::int AS items FROM consignment.item GROUP BY 1',
    );
    expect([[{ printed: 0, items: ITEMS }], [{ printed: 1, items: ITEMS }]]).toContainEqual(counted);
  });
  await until('The file of labels is made by itself', async () => {
    const query = 'query ($id: UUID!) { labelPrint(id: $id) { state download } }';
    const found = await must<{ state: string; download: string | null }>(product, staff, query, {
      id: print,
    });
    return found.state === 'DONE' && found.download !== null;
  });

  const received = (): Promise<unknown> => done(mutation('receiveItems', ''), { intakeId });
  await cutOff(received, async () => {
    const [now] = await rows<object>(`SELECT
      (SELECT array_agg(DISTINCT state) FROM consignment.item) AS states, (SELECT state FROM consignment.intake) AS intake,
      (SELECT count(*)::int FROM consignment.item_price) AS prices, (SELECT count(*)::int FROM consignment.intake_receipt) AS receipts,
      (SELECT count(*)::int FROM consignment.item WHERE share_percent IS NOT NULL AND return_on IS NOT NULL) AS frozen`);
    expect([
      { states: ['SUBMITTED'], intake: 'SUBMITTED', prices: 0, receipts: 0, frozen: 0 },
      { states: ['ON_SALE'], intake: 'RECEIVED', prices: ITEMS, receipts: 1, frozen: ITEMS },
    ]).toContainEqual(now);
  });
  await allHandled(dataRoot);
  expect(await rows('SELECT FROM commerce.sellable_unit WHERE stock = 1')).toHaveLength(ITEMS);
  expect(await rows('SELECT FROM consignment.item WHERE labels_printed <> 1')).toEqual([]);
  expect(keptMails(product, storeId).filter(({ to }) => to.includes(EMAIL))).toHaveLength(1);

  const [item] = await rows<{ id: string }>('SELECT id FROM consignment.item LIMIT 1');
  let photoFileId = await handIn();
  const photographed = (): Promise<unknown> =>
    done(mutation('setItemPhoto', ''), { id: item?.id, photoFileId });
  await cutOff(
    async () => {
      // What was taken by the attempt before is handed in anew.
      await photographed().catch(async (error: unknown) => {
        if (!String(error).includes('photoFileId')) throw error;
        photoFileId = await handIn();
        await photographed();
      });
    },
    async () => undefined,
  );
  await allHandled(dataRoot);
  const photos = await rows<{ id: string; small: string; used: boolean }>(
    'SELECT p.id, p.small_id AS small, EXISTS (SELECT FROM consignment.item i WHERE i.photo_id = p.id) AS used FROM consignment.photo p',
  );
  expect(photos).toMatchObject([{ used: true }]);
  const kept = join(dataRoot, 'files', 'kept', storeId);
  const files = existsSync(kept) ? readdirSync(kept).filter((name) => !name.endsWith('.json')) : [];
  expect(files.toSorted()).toEqual(photos.flatMap(({ id, small }) => [id, small]).toSorted());
}, 400_000);
