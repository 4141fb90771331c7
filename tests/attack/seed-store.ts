import { newId } from '../../services/kernel/id/id';
import { visitor, type Actor } from '../../services/kernel/actor/actor';
import { portalOf } from '../../services/kernel/testing/open';
import { seedCalendar } from './seed-calendar';
import { canary, consignorsFile, putFile, putPhoto, stockFile, putStorePicture } from './seed-files';
import { seedRequest } from './seed-request';
import { seedDac7 } from './seed-dac7';
import { seedRegistration } from './registration-operations';
import { seedPayout } from './seed-payout';
import { seedReminder } from './seed-reminder';
import { seedSale, type SeededSale } from './seed-sale';
import { seedStaffChoices } from './seed-staff';
import { seedReader, seedStorefront, type SeededSubscriber } from './seed-storefront';
import { seedTill, type SeededTill } from './seed-till';
import { logInElsewhere, seedSecondStep, switchOffAndOn } from './seed-sign-in';
import { actorOf, type AttackWorld, type People } from './world';

/** A customer with goods and a log-in. */
export interface SeededCustomer extends SeededSale {
  id: string;
  number: number;
  userId: string;
  email: string;
  /** On sale, sold, returned. */
  itemIds: string[];
  /** Entered and not handed over, in the open intake. */
  draftId: string;
  intakeId: string;
  /** What they were paid. */
  statementId: string;
  /** Handed in, and gone when it was taken: one for each operation that takes one. */
  photoFileIds: string[];
}

/** A store full of canaries, made through the graph. */
export interface SeededStore extends People, SeededSubscriber {
  owner: Actor;
  first: SeededCustomer;
  second: SeededCustomer;
  groupIds: { default: string; b2b: string; used: string; spare: string };
  fileIds: { consignors: string; stock: string; picture: string };
  /** An import that has ended. */
  jobId: string;
  /** What the till rang up, by file. */
  till: SeededTill;
  /** Labels that were printed. */
  printId: string;
  /** What was said at once of goods that are not due: they are left. */
  dueMoveId: string;
  /** Both customers were paid by it. */
  payoutRunId: string;
  /** Imported sales that were paid out before. */
  settlementId: string;
  /** A team of staff, who look after the first customer. */
  teamId: string;
}

/** Makes the store and everything in it that an operation can make. */
export async function seedStore(
  world: AttackWorld,
  storeId: string,
  more: { language: string; timeZone: string; currency: string },
): Promise<SeededStore> {
  const sign = (what: string, row: number | string = 1): string => canary(storeId, what, row);
  await world.identity.createStore({
    ...{ id: storeId, name: sign('store-name'), colour: '#7a2e5d', ...more },
    contact: {
      ...{ email: `${sign('store-email')}@example.test`, telephone: sign('store-telephone') },
      ...{ street: sign('store-street'), postalCode: sign('store-postal_code'), town: sign('store-town') },
    },
  });
  await world.settled();
  const password = sign('password');
  const staff = await world.identity.createStaff(storeId, {
    ...{ name: sign('staff_member-name'), email: `${sign('staff')}@example.test`, role: 'owner', password },
    extraRights: ['jobs'],
  });
  const nobody = { userId: newId(), customerIds: [] };
  const people: People = { storeId, staffId: staff.id, portal: nobody, neighbour: nobody };
  const owner = actorOf('owner', people);
  const groupIds = await seedGroups(world, owner, sign);
  const customers = [
    await seedCustomer(world, owner, 1, [groupIds.default, groupIds.used]),
    await seedCustomer(world, owner, 2, [groupIds.b2b, groupIds.used]),
  ] as const;
  await world.settled();
  const { jobId, ...fileIds } = await seedGoods(world, owner, customers);
  const drafts = [
    await seedIntake(world, owner, customers[0], 1),
    await seedIntake(world, owner, customers[1], 2),
  ] as const;
  const [settlement] = await world.must<{ id: string }[]>(owner, '{ settlements { id } }');
  const printId = await seedPrint(world, owner);
  const { payoutRunId, statementIds } = await seedPayout(
    world,
    owner,
    customers.map(({ id }) => id),
  );
  const paid = (id: string) => ({ statementId: statementIds.get(id) ?? '' });
  const newsletter = await seedStorefront(world, owner);
  const [first, second] = [
    { ...(await complete(world, owner, customers[0])), ...drafts[0], ...paid(customers[0].id) },
    { ...(await complete(world, owner, customers[1])), ...drafts[1], ...paid(customers[1].id) },
  ];
  await seedDac7(world, owner, customers);
  const dueMoveId = await seedDueMove(world, owner);
  const till = await seedTill(world, owner);
  await seedStaffChoices(world, owner, { email: `${sign('staff')}@example.test`, password });
  await world.settled();
  const portal = { userId: first.userId, customerIds: [first.id] };
  const neighbour = { userId: second.userId, customerIds: [second.id] };
  return {
    ...people,
    portal,
    neighbour,
    owner,
    first,
    second,
    groupIds,
    fileIds,
    jobId,
    till,
    printId,
    dueMoveId,
    payoutRunId,
    settlementId: settlement?.id ?? '',
    ...{ ...newsletter, waitingSessionId: await seedRegistration(world, owner), teamId: newId() },
  };
}

type Sign = (what: string, row?: number | string) => string;

async function seedGroups(world: AttackWorld, owner: Actor, sign: Sign): Promise<SeededStore['groupIds']> {
  const create = `mutation ($input: CreateCustomerGroupInput!) { createCustomerGroup(input: $input) { __typename ... on CustomerGroup { id } } }`;
  const make = async (row: number): Promise<string> => {
    const input = {
      name: sign('group-name', row),
      description: sign('group-description', row),
      colour: '#3b8260',
    };
    return (await world.must<{ id: string }>(owner, create, { input })).id;
  };
  const [used, spare] = [await make(1), await make(2)];
  const all = await world.must<{ id: string; kind: string }[]>(owner, '{ customerGroups { id kind } }');
  const ofKind = (kind: string): string => all.find((each) => each.kind === kind)?.id ?? '';
  return { default: ofKind('STORE_DEFAULT'), b2b: ofKind('B2B'), used, spare };
}

async function seedPrint(world: AttackWorld, owner: Actor): Promise<string> {
  const onSale = '{ consignmentItems(filter: { states: [ON_SALE] }) { nodes { id } } }';
  const { nodes } = await world.must<{ nodes: { id: string }[] }>(owner, onSale);
  const print = `mutation ($input: PrintLabelsInput!) { printLabels(input: $input) { __typename ... on LabelPrint { id } } }`;
  const input = { itemIds: nodes.map(({ id }) => id), on: { paper: 'AVERY_L7160' } };
  return (await world.must<{ id: string }>(owner, print, { input })).id;
}

async function seedDueMove(world: AttackWorld, owner: Actor): Promise<string> {
  const onSale = '{ consignmentItems(filter: { states: [ON_SALE], due: false }) { nodes { id } } }';
  const { nodes } = await world.must<{ nodes: { id: string }[] }>(owner, onSale);
  const move = `mutation ($input: MoveDueItemsInput!) { moveDueItems(input: $input) { __typename ... on DueMove { id } } }`;
  const input = { to: 'RETURNED', itemIds: nodes.map(({ id }) => id) };
  return (await world.must<{ id: string }>(owner, move, { input })).id;
}

type Made = Pick<SeededCustomer, 'id' | 'number' | 'email'> & { input: object };

async function seedCustomer(
  world: AttackWorld,
  owner: Actor,
  row: number,
  groupIds: string[],
): Promise<Made> {
  const sign = (what: string): string => canary(owner.storeId, `customer-${what}`, row);
  const email = `${sign('email').toLowerCase()}@example.test`;
  const address = (kind: string): object => ({
    street: sign(`${kind}_street`),
    postalCode: '1234',
    town: sign(`${kind}_town`),
    country: 'NL',
  });
  const { idempotencyKey, privateNote, ...input } = {
    idempotencyKey: sign('key'),
    ...{ kind: row === 2 ? 'COMPANY' : 'PRIVATE', socialTitle: sign('title').slice(0, 40) },
    ...{ firstName: sign('first_name'), lastName: sign('last_name') },
    ...(row === 2 ? { companyName: sign('company_name'), organisationNumber: '12345678' } : {}),
    ...{ email, telephone: sign('phone').slice(0, 30), privateNote: sign('private_note') },
    ...{ billingAddress: address('billing'), shippingAddress: address('shipping') },
    ...{ defaultGroupId: groupIds[0], groupIds, newsletter: { state: 'ON', source: 'PAPER' } },
  };
  const create = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename ... on Customer { id number }
    ... on InvalidInput { fields { path code } } } }`;
  return {
    ...(await world.must<Made>(owner, create, { input: { ...input, idempotencyKey, privateNote } })),
    email,
    input,
  };
}

/** Agreements and goods, by the files a shop hands in. */
async function seedGoods(
  world: AttackWorld,
  owner: Actor,
  customers: readonly Made[],
): Promise<SeededStore['fileIds'] & { jobId: string }> {
  const numbers = customers.map((each) => each.number);
  const put = (name: string, text: string): Promise<string> => putFile(world, owner.storeId, name, text);
  const fileIds = {
    consignors: await put(
      canary(owner.storeId, 'file', 'consignors.csv'),
      consignorsFile(owner.storeId, 5001, 5002),
    ),
    stock: await put(
      canary(owner.storeId, 'file', 'stock.csv'),
      stockFile(owner.storeId, [...numbers, 5001]),
    ),
    picture: await putStorePicture(world, owner.storeId),
  };
  for (const { id } of customers) {
    const mayCreateItems = /^[36]00/.test(owner.storeId);
    const input = { customerId: id, mayCreateItems, itemAllowance: 10, charity: 'YES', returnMail: true };
    const update = `mutation ($input: UpdateConsignorInput!) { updateConsignor(input: $input) { __typename } }`;
    await world.must(owner, update, { input });
  }
  const run = async (input: object): Promise<string> => {
    const text = `mutation ($input: StartImportInput!) { startImport(input: $input) { __typename ... on Job { id } } }`;
    const { id } = await world.must<{ id: string }>(owner, text, { input });
    await world.settled();
    const { state } = await world.must<{ state: string }>(
      owner,
      'query ($id: UUID!) { job(id: $id) { state } }',
      { id },
    );
    if (state !== 'DONE') throw new Error(`The import is ${state}`);
    return id;
  };
  await run({ kind: 'CONSIGNORS', fileId: fileIds.consignors });
  const jobId = await run({ kind: 'STOCK', fileId: fileIds.stock, settledUntil: '2026-10-31' });
  return { ...fileIds, jobId };
}

/** An intake that was received, one that was handed over, and an open one with a draft. */
async function seedIntake(
  world: AttackWorld,
  owner: Actor,
  { id: customerId }: Made,
  row: number,
): Promise<Pick<SeededCustomer, 'draftId' | 'intakeId' | 'photoFileIds'>> {
  const sign = (what: string): string => canary(owner.storeId, `entered-${what}`, row);
  const enter = `mutation ($input: EnterItemInput!) { enterItem(input: $input) { __typename ... on ItemsEntered { items { id } intake { id } } } }`;
  const submit = `mutation ($input: SubmitIntakeInput!) { submitIntake(input: $input) { __typename ... on Intake { id } } }`;
  const entered = async (): Promise<{ items: { id: string }[]; intake: { id: string } }> =>
    world.must(owner, enter, {
      input: {
        photoFileId: await putPhoto(world, owner.storeId, `of-${row}`),
        ...{ customerId, idempotencyKey: sign(newId().slice(-12)), priceMinor: 1000 },
        ...{ description: sign('description'), category: sign('category') },
        ...{ size: sign('size').slice(0, 30), brand: sign('brand') },
      },
    });
  const receive = `mutation ($input: ReceiveItemsInput!) { receiveItems(input: $input) { __typename } }`;
  const handOver = async (): Promise<{ intakeId: string; id: string | undefined }> => {
    const { intake, items } = await entered();
    await world.must(owner, submit, { input: { id: intake.id } });
    return { intakeId: intake.id, id: items[0]?.id };
  };
  // Refused: what is on sale, everybody sees.
  const { intakeId, id } = await handOver();
  const refused = { id, decision: 'REJECT', rejectedBecause: sign('because') };
  await world.must(owner, receive, { input: { intakeId, items: [refused] } });
  // Before another mail to them is looked for.
  await world.settled();
  await handOver();
  const open = await entered();
  const photo = (at: number): Promise<string> => putPhoto(world, owner.storeId, `to-take-${row}-${at}`);
  const photoFileIds = await Promise.all([1, 2, 3].map(photo));
  return { draftId: open.items[0]?.id ?? '', intakeId: open.intake.id, photoFileIds };
}

/** Activates the customer's user by the link in the mail, and finds the goods. */
async function complete(
  world: AttackWorld,
  owner: Actor,
  { input, ...made }: Made,
): Promise<Omit<SeededCustomer, 'draftId' | 'intakeId' | 'photoFileIds' | 'statementId'>> {
  const { storeId } = owner;
  const customer = `query ($id: UUID!) { customer(id: $id) { users { user { id } } consignor { items(first: 50, filter: { states: [ON_SALE, SOLD, RETURNED] }) { nodes { id } } } } }`;
  const found = await world.must<{
    users: { user: { id: string } }[];
    consignor: { items: { nodes: { id: string }[] } };
  }>(owner, customer, { id: made.id });
  const request = `mutation ($input: RequestActivationInput!) { requestActivation(input: $input) { __typename } }`;
  await world.must(visitor(storeId), request, { input: { email: made.email } });
  await world.settled();
  const mail = world.mails.findLast((each) => each.to === made.email);
  const token = /set-password\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const set = `mutation ($input: SetPasswordInput!) { setPassword(input: $input) { __typename } }`;
  await world.must(visitor(storeId), set, { input: { token, password: 'zeven paarse olifanten' } });
  const userId = found.users[0]?.user.id ?? '';
  // Before the next link is mailed: one that was on its way when its log-in was switched off is worth nothing.
  await switchOffAndOn(world, owner, userId);
  await seedSecondStep(world, storeId, userId);
  await logInElsewhere(world, storeId, made.email);
  const reset = `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename } }`;
  await world.must(visitor(storeId), reset, { input: { email: made.email } });
  const logIn = `mutation ($input: LogInInput!) { logIn(input: $input) { __typename } }`;
  await world.ask(visitor(storeId), logIn, { input: { email: made.email, password: 'wrong' } });
  await seedReader(world, { ...portalOf(storeId, made.id), userId });
  await askForEmail(world, owner, { ...made, input });
  const itemIds = found.consignor.items.nodes.map((each) => each.id);
  await seedRequest(world, owner, itemIds.at(-1) ?? '', made.number);
  await seedReminder(world, storeId, made);
  await seedCalendar(world, storeId, made);
  return { ...made, userId, itemIds, ...(await seedSale(world, owner, made)) };
}

/** Lets another log-in address wait; the link to it is sent twice, so that the first one is worth nothing. */
async function askForEmail(world: AttackWorld, owner: Actor, made: Made): Promise<void> {
  await world.settled();
  const update = `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }`;
  await world.must(owner, update, { input: { ...made.input, id: made.id, email: waitingOf(made.email) } });
  await world.settled();
  const again = `mutation ($input: SendEmailConfirmationInput!) { sendEmailConfirmation(input: $input) { __typename } }`;
  await world.must(owner, again, { input: { customerId: made.id } });
}

/** The address that waits to take the place of this one. */
export const waitingOf = (email: string): string => `waiting-${email}`;
