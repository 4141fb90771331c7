import { addDays, todayIn } from '../../kernel/clock/clock';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { idIn, intakeIn, newConsignor } from '../testing/intakes';
import { markdownPass } from '../testing/markdowns';
import { handedOver, receive } from '../testing/receipts';
import { openShops, Shop, type Answer } from '../testing/shop';

/** What needs consignment and is chosen by itself: entering goods at the portal, and marking down [N21]. */
const { world } = forAllTests(openShops);
const ALL = ['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN'];
const without = (module: string): string[] => ALL.filter((each) => each !== module);
const days = (count: number): void => world.clock.advance(count * 86_400_000);
let stores = 20;

async function openShop(prefix = '300') {
  const shop = new Shop(world, `${prefix}${(stores += 1)}`);
  await shop.open();
  let version = 1;
  const has = (modules: string[]): Promise<void> =>
    world.storeArrives('consignment', shop.storeId, { version: (version += 1), modules });
  return { shop, has };
}

describe('a store without self-entry', () => {
  it('refuses its consignors at the portal and not its staff, and keeps what was entered; on again all goes on', async () => {
    const { shop, has } = await openShop();
    const anna = await newConsignor(shop, 10);
    const draft = idIn(await anna.enter());
    const seen = (): Promise<object | null> =>
      shop.consignorOf(anna.actor, anna.customerId, 'mayCreateItems openIntake { items { nodes { id } } }');
    const before = await seen();
    const refused = { __typename: 'ModuleOff' };

    await has(without('SELF_ENTRY'));
    expect(await anna.enter()).toMatchObject(refused);
    expect(await anna.copy(draft, 1)).toMatchObject(refused);
    expect(await seen()).toEqual({ ...before, mayCreateItems: false });
    expect(await shop.agree({ customerId: anna.customerId, mayCreateItems: true })).toMatchObject(refused);
    // What is agreed of it otherwise is not in its way.
    expect(await shop.agree({ customerId: anna.customerId, itemAllowance: 9 })).toMatchObject({
      ...{ __typename: 'Consignor', mayCreateItems: false },
    });
    expect(await anna.atDesk().enter()).toMatchObject({ __typename: 'ItemsEntered' });

    await has(ALL);
    expect(await shop.consignorOf(shop.staff, anna.customerId, 'mayCreateItems')).toEqual({
      mayCreateItems: true,
    });
    expect(intakeIn(await anna.enter())).toBeTruthy();
  });

  it('has it where an older version told of consignment alone, which then held all that needs it', async () => {
    const { shop } = await openShop();
    const told = { version: 9, modules: ['CONSIGNMENT'], namesEachModule: undefined };
    await world.storeArrives('consignment', shop.storeId, told);
    const stored = () =>
      world.database.admin<{ modules: string[] }>(
        'SELECT modules FROM consignment.store WHERE store_id = $1',
        [shop.storeId],
      );
    expect(await stored()).toEqual([{ modules: ALL }]);
    await world.storeArrives('consignment', shop.storeId, { version: 10, modules: ['CONSIGNMENT'] });
    expect(await stored()).toEqual([{ modules: ['CONSIGNMENT'] }]);
  });

  it('that could never have it says so by its own rule, whatever is chosen [K11]', async () => {
    const { shop, has } = await openShop('130');
    await has(ALL);
    const customerId = await shop.consignor(1);
    expect(await shop.agree({ customerId, mayCreateItems: true })).toMatchObject({
      __typename: 'SelfEntryNotAllowed',
    });
    const [store] = await world.database.admin<{ modules: string[] }>(
      'SELECT modules FROM consignment.store WHERE store_id = $1',
      [shop.storeId],
    );
    expect(store?.modules).toEqual(['CONSIGNMENT', 'MARKDOWN']);
  });
});

describe('a store that does not mark down', () => {
  const steps = { markdownSteps: [20, 40].map((afterDays) => ({ afterDays, percent: afterDays })) };
  const schedule = (shop: Shop, input: object): Promise<Answer> =>
    shop.ask(
      shop.staff,
      `mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename
        ... on ModuleOff { module } ... on ConsignmentSettings { markdownSteps { afterDays } } } }`,
      { input },
    );
  const item = (shop: Shop, id: string): Promise<{ price: object; nextMarkdown: { on: string } | null }> =>
    shop.ask(
      shop.staff,
      'query ($id: UUID!) { consignmentItem(id: $id) { price { amountMinor } nextMarkdown { on } } }',
      { id },
    );
  const costing = (amountMinor: number) => ({ price: { amountMinor } });
  async function marking() {
    const { shop, has } = await openShop();
    await schedule(shop, steps);
    const { intakeId, ids } = await handedOver(shop, 1000);
    await receive(shop, intakeId);
    const start = todayIn('Europe/Amsterdam', world.clock);
    return { shop, has, id: ids[0] ?? '', start };
  }

  it('leaves goods at their prices, shows no schedule and refuses one; what was set is kept', async () => {
    const { shop, has, id } = await marking();
    expect((await item(shop, id)).nextMarkdown).not.toBeNull();
    await has(without('MARKDOWN'));
    expect(await schedule(shop, steps)).toEqual({ __typename: 'ModuleOff', module: 'MARKDOWN' });
    expect(await schedule(shop, { markdownFloorMinor: 100 })).toMatchObject({ module: 'MARKDOWN' });
    expect(await schedule(shop, { graceDays: 10 })).toMatchObject({ markdownSteps: [] });
    days(21);
    await markdownPass(shop);
    expect(await item(shop, id)).toEqual({ ...costing(1000), nextMarkdown: null });
    await has(ALL);
    expect(await schedule(shop, { graceDays: 11 })).toMatchObject({
      markdownSteps: [{ afterDays: 20 }, { afterDays: 40 }],
    });
  });

  it('makes up nothing when it does again: goods go on with the next step, and a new schedule is for all of them', async () => {
    const { shop, has, id, start } = await marking();
    await has(without('MARKDOWN'));
    days(25);
    await has(ALL);
    await markdownPass(shop);
    expect(await item(shop, id)).toEqual({ ...costing(1000), nextMarkdown: { on: addDays(start, 40) } });
    days(15);
    await markdownPass(shop);
    expect(await item(shop, id)).toMatchObject(costing(600));
  });

  it('keeps what was marked down where it is, and has a changed schedule for what is on sale', async () => {
    const { shop, has, id } = await marking();
    days(20);
    await markdownPass(shop);
    expect(await item(shop, id)).toMatchObject(costing(800));
    await has(without('MARKDOWN'));
    await markdownPass(shop);
    expect(await item(shop, id)).toMatchObject(costing(800));
    days(2);
    await has(ALL);
    await markdownPass(shop);
    expect(await item(shop, id)).toMatchObject(costing(800));
    await schedule(shop, { markdownSteps: [{ afterDays: 21, percent: 30 }] });
    await markdownPass(shop);
    expect(await item(shop, id)).toMatchObject(costing(700));
  });
});

test('what the database holds: no part without consignment, and no module that there is not', async () => {
  const { shop } = await openShop();
  for (const [set, constraint] of [
    [`is_open = false`, 'store_modules_need_consignment'],
    [`modules = '{MARKDOWN}', is_open = false`, 'store_modules_need_consignment'],
    [`modules = '{CONSIGNMENT,WEBSHOP}'`, 'store_modules'],
  ])
    await expect(
      world.database.admin(`UPDATE consignment.store SET ${set} WHERE store_id = $1`, [shop.storeId]),
    ).rejects.toMatchObject({ constraint });
});
