import { forAllTests } from '../../kernel/testing/for-all-tests';
import { idIn, intakeIn, newConsignor, type Entering } from '../testing/intakes';
import { openShops } from '../testing/shop';

const { world, shop } = forAllTests(openShops);
const consignor = (itemAllowance: number): Promise<Entering> => newConsignor(shop, itemAllowance);

test('200 who enter at once with 50 allowed get 50 in, and no more; with deletions between none is lost', async () => {
  const anna = await consignor(50);
  const answers = await Promise.all(Array.from({ length: 200 }, () => anna.enter()));
  const made = answers.filter(({ __typename }) => __typename === 'ItemsEntered');
  expect(made).toHaveLength(50);
  expect(await anna.now()).toMatchObject({ remaining: 0 });
  const mixed = await Promise.all(
    made.slice(0, 20).flatMap((each) => [anna.delete(idIn(each)), anna.enter({ description: 'Nieuw' })]),
  );
  const entered = mixed.filter(({ __typename }) => __typename === 'ItemsEntered').length;
  const { remaining, open } = await anna.now();
  expect({ remaining, open: open?.length }).toEqual({ remaining: 20 - entered, open: 30 + entered });
});

test('a consignor who hands over while others enter: what came before is in it, the rest is refused', async () => {
  const anna = await consignor(40);
  const intakeId = intakeIn(await anna.enter());
  const [handed, ...entering] = await Promise.all([
    anna.submit(intakeId),
    ...Array.from({ length: 12 }, () => anna.enter()),
    ...Array.from({ length: 12 }, () => anna.atDesk().enter({ description: 'Balie' })),
  ]);
  expect(handed).toMatchObject({ __typename: 'Intake', state: 'SUBMITTED' });
  const own = entering.slice(0, 12);
  const others = entering.slice(12);
  expect(own.every(({ __typename }) => ['ItemsEntered', 'AllowanceFrozen'].includes(__typename))).toBe(true);
  expect(others.every(({ __typename }) => __typename === 'ItemsEntered')).toBe(true);
  const taken = own.filter(({ __typename }) => __typename === 'ItemsEntered').length;
  expect(await anna.now()).toMatchObject({ remaining: 39 - taken, frozen: true });
  const rows = await world.database.admin<{ handed: string; drafts: number; submitted: number }>(
    `SELECT k.state AS handed, count(*) FILTER (WHERE i.state = 'DRAFT')::int AS drafts, count(*) FILTER (WHERE i.state = 'SUBMITTED')::int AS submitted
       FROM consignment.intake k JOIN consignment.item i ON i.intake_id = k.id WHERE k.customer_id = '${anna.customerId}' GROUP BY k.id, k.state`,
  );
  // What came after stands in the next intake, as drafts.
  for (const { handed: state, drafts, submitted } of rows)
    expect([drafts, submitted][state === 'OPEN' ? 1 : 0]).toBe(0);
  expect(rows.reduce((sum, { drafts, submitted }) => sum + drafts + submitted, 0)).toBe(1 + taken + 12);
});
