import { newId } from '../../services/kernel/id/id';
import { companyContents, companyOperations } from './company-operations';
import { calendarOperations } from './calendar-operations';
import { dueOperations } from './due-operations';
import { intakeOperations } from './intake-operations';
import { labelOperations } from './label-operations';
import { dac7Operations } from './dac7-operations';
import { payoutOperations } from './payout-operations';
import { emailTokensOf, logInOperations } from './log-in-operations';
import { mailOperations } from './mail-operations';
import { operatorContents, operatorOperations } from './operator-operations';
import { newsletterOf, newsletterOperations } from './newsletter-operations';
import { registrationContents, registrationOperations } from './registration-operations';
import { requestOperations } from './request-operations';
import { saleOperations } from './sale-operations';
import { storefrontContents, storefrontOperations } from './storefront-operations';
import { calendarSecretOf } from './seed-calendar';
import type { SeededStore } from './seed-store';
import type { SeededSubscriber } from './seed-storefront';
import { twoFactorOperations } from './two-factor-operations';

/** What a place in an operation's arguments names: a row of some kind, or words that find one. */
export type Named =
  | 'customer'
  | 'group'
  | 'spareGroup'
  | 'user'
  | 'item'
  | 'draft'
  | 'intake'
  | 'consignorsFile'
  | 'storePicture'
  | 'stockFile'
  | 'tillFile'
  | 'enteredPhoto'
  | 'changedPhoto'
  | 'givenPhoto'
  | 'settlement'
  | 'job'
  | 'longWork'
  | 'tillImport'
  | 'print'
  | 'order'
  | 'orderLine'
  | 'dueMove'
  | 'payoutRun'
  | 'statement'
  | 'calendarSecret'
  | keyof SeededSubscriber
  | 'email'
  | 'token'
  | 'emailToken'
  | 'staffToken'
  | 'signInToken'
  | 'keepToken'
  | 'staffEmailToken'
  | 'session'
  | 'search'
  | 'key';

/** How an operation is called so that only the row it names decides; and what its places name. */
export interface OperationFixture {
  variables: (own: Targets) => Record<string, unknown>;
  named: Record<string, Named>;
  /** SQL that makes good what an earlier, successful call has taken away. */
  renew?: (own: Targets, storeId: string) => string;
}

export type Targets = Record<Named, string>;

const customerInput = {
  kind: 'PRIVATE',
  lastName: 'CANARY',
  email: null,
  billingAddress: { town: 'Utrecht', country: 'NL' },
};
const file = (named: 'consignorsFile' | 'stockFile'): OperationFixture => ({
  variables: (own) => ({ fileId: own[named] }),
  named: { fileId: named },
});
const none: OperationFixture = { variables: () => ({}), named: {} };

/** Every operation of the graph; one that is missing fails the run. */
export const operations: Record<string, OperationFixture> = {
  'Query.store': none,
  'Query.viewer': none,
  'Query.failedJobCount': none,
  'Query.failedJobs': none,
  'Query.customerGroups': none,
  'Query.customers': {
    variables: () => ({ first: 2 }),
    named: { 'filter.groupId': 'group', 'filter.search': 'search' },
  },
  // A number is one of the own store's, whoever else has it too.
  'Query.customerByNumber': { variables: () => ({ number: 1002 }), named: {} },
  'Query.customerByEmail': { variables: (own) => ({ email: own.email }), named: { email: 'email' } },
  'Query.consignmentItemByNumber': { variables: () => ({ number: 100_001 }), named: {} },
  'Query.consignmentItems': { variables: () => ({ first: 2 }), named: {} },
  'Query.consignors': { variables: () => ({ first: 2 }), named: {} },
  'Query.customer': { variables: (own) => ({ id: own.customer }), named: { id: 'customer' } },
  'Query.customerGroup': { variables: (own) => ({ id: own.group }), named: { id: 'group' } },
  'Query.consignmentItem': { variables: (own) => ({ id: own.item }), named: { id: 'item' } },
  'Query.sellableUnit': { variables: (own) => ({ id: own.item }), named: { id: 'item' } },
  'Query.dryRunConsignorCustomers': file('consignorsFile'),
  'Query.dryRunConsignorSettings': file('consignorsFile'),
  // A file of another kind is refused for its columns, and answered with those that it has.
  'Query.dryRunStock': {
    variables: (own) => ({ fileId: own.consignorsFile }),
    named: { fileId: 'stockFile' },
  },
  'Query.settlements': { variables: () => ({}), named: { fileId: 'stockFile' } },
  'Query.job': { variables: (own) => ({ id: own.longWork }), named: { id: 'longWork' } },
  'Query.jobs': none,
  ...logInOperations,
  ...companyOperations,
  ...twoFactorOperations,
  'Mutation.sendEmailConfirmation': {
    variables: (own) => ({ input: { customerId: own.customer } }),
    named: { 'input.customerId': 'customer' },
  },
  'Mutation.chooseColumns': {
    variables: () => ({ input: { list: 'customers', columns: ['number'] } }),
    named: {},
  },
  'Mutation.chooseLanguage': { variables: () => ({ input: { language: 'nl' } }), named: {} },
  'Mutation.setUserEnabled': {
    variables: (own) => ({ input: { userId: own.user, enabled: true } }),
    named: { 'input.userId': 'user' },
  },
  'Mutation.sendActivation': {
    variables: (own) => ({ input: { customerId: own.customer } }),
    named: { 'input.customerId': 'customer' },
  },
  'Mutation.retryJob': { variables: (own) => ({ input: { id: own.job } }), named: { 'input.id': 'job' } },
  'Mutation.createCustomer': {
    variables: () => ({ input: customerInput }),
    named: { 'input.defaultGroupId': 'group', 'input.groupIds': 'group', 'input.idempotencyKey': 'key' },
  },
  'Mutation.updateCustomer': {
    variables: (own) => ({ input: { ...customerInput, email: own.email, id: own.customer } }),
    named: { 'input.id': 'customer', 'input.defaultGroupId': 'group', 'input.groupIds': 'group' },
  },
  'Mutation.updateCustomerNote': {
    variables: (own) => ({ input: { id: own.customer, note: 'CANARY', version: 1 } }),
    named: { 'input.id': 'customer' },
  },
  'Mutation.withdrawEmailChange': {
    variables: (own) => ({ input: { id: own.customer } }),
    named: { 'input.id': 'customer' },
  },
  'Mutation.createCustomerGroup': {
    variables: () => ({ input: { name: `group ${newId()}`, colour: '#3b8260' } }),
    named: {},
  },
  'Mutation.updateCustomerGroup': {
    variables: (own) => ({ input: { id: own.group, name: 'CANARY renamed', colour: '#3b8260' } }),
    named: { 'input.id': 'group' },
  },
  'Mutation.deleteCustomerGroup': {
    // The group asked for is nobody's default: only then the replacement decides nothing.
    variables: (own) => ({ input: { id: own.spareGroup } }),
    named: { 'input.id': 'spareGroup', 'input.replacementId': 'group' },
    // Somebody's default, or the replacement would decide nothing.
    renew: (own, storeId) => `
      INSERT INTO customers.customer_group (store_id, id, name, colour)
        VALUES ('${storeId}', '${own.spareGroup}', 'spare', '#3b8260') ON CONFLICT DO NOTHING;
      INSERT INTO customers.customer_group_member (store_id, customer_id, group_id, number)
        SELECT store_id, id, '${own.spareGroup}', number FROM customers.customer WHERE store_id = '${storeId}' AND number = 5002
        ON CONFLICT DO NOTHING;
      UPDATE customers.customer SET default_group_id = '${own.spareGroup}' WHERE store_id = '${storeId}' AND number = 5002`,
  },
  'Mutation.linkCustomersToGroup': {
    variables: (own) => ({ input: { groupId: own.group, customerIds: [own.customer] } }),
    named: { 'input.groupId': 'group', 'input.customerIds': 'customer' },
    renew: (own, storeId) =>
      `DELETE FROM customers.customer_group_member m USING customers.customer c WHERE c.store_id = m.store_id AND c.id = m.customer_id
          AND c.default_group_id <> m.group_id AND m.store_id = '${storeId}' AND m.customer_id = '${own.customer}' AND m.group_id = '${own.group}'`,
  },
  'Mutation.unlinkCustomersFromGroup': {
    variables: (own) => ({ input: { groupId: own.spareGroup, customerIds: [own.customer] } }),
    named: { 'input.groupId': 'spareGroup', 'input.customerIds': 'customer' },
    renew: (own, storeId) => `
      INSERT INTO customers.customer_group (store_id, id, name, colour)
        VALUES ('${storeId}', '${own.spareGroup}', 'spare', '#3b8260') ON CONFLICT DO NOTHING;
      INSERT INTO customers.customer_group_member (store_id, customer_id, group_id, number)
        SELECT store_id, id, '${own.spareGroup}', number FROM customers.customer WHERE store_id = '${storeId}' AND id = '${own.customer}'
        ON CONFLICT DO NOTHING`,
  },
  'Mutation.updateConsignor': {
    variables: (own) => ({ input: { customerId: own.customer, returnMail: true } }),
    named: { 'input.customerId': 'customer' },
  },
  ...intakeOperations,
  ...labelOperations,
  ...requestOperations,
  ...mailOperations,
  ...newsletterOperations,
  ...registrationOperations,
  ...saleOperations,
  ...operatorOperations,
  ...storefrontOperations,
  ...dueOperations,
  ...payoutOperations,
  ...dac7Operations,
  ...calendarOperations,
  'Mutation.startImport': {
    variables: (own) => ({ input: { kind: 'STOCK', fileId: own.stockFile } }),
    named: { 'input.fileId': 'stockFile' },
  },
  'Mutation.stopJob': {
    variables: (own) => ({ input: { jobId: own.longWork } }),
    named: { 'input.jobId': 'longWork' },
  },
  'Mutation.undoSettlement': {
    variables: (own) => ({ input: { settlementId: own.settlement } }),
    named: { 'input.settlementId': 'settlement' },
  },
};

/** Texts that name no row: what is written, not what is looked for. A new text argument is in neither list. */
export const contents = new Set(
  [
    // What is sold is named by its number, which is one of the own store's.
    'sku input.lines.sku input.externalReceipt',
    'after before input.password input.code input.device.token input.device.userAgent input.list input.columns input.language input.note input.answer input.reason input.name input.description input.goods',
    'input.category input.size input.brand input.items.rejectedBecause input.categories input.termsVersion input.taxNumber input.iban input.holder input.payoutIban input.payoutBic',
    'input.colour input.socialTitle input.firstName input.lastName input.companyName input.organisationNumber',
    'input.telephone input.privateNote input.email columns.letter input.columns.letter filter.recipient filter.email input.to',
    ...storefrontContents,
    ...companyContents,
    ...registrationContents,
    ...operatorContents,
    ...['billingAddress', 'shippingAddress'].flatMap((address) =>
      ['street', 'postalCode', 'town', 'country'].map((part) => `input.${address}.${part}`),
    ),
  ].flatMap((names) => names.split(' ')),
);

/** The values a store has for every kind of name. */
export function targetsOf(
  store: SeededStore,
  which: 'first' | 'second',
  more: Pick<Targets, 'token' | 'emailToken'> & { jobId: string } & Partial<Targets>,
): Targets {
  const customer = store[which];
  return {
    ...{
      customer: customer.id,
      user: customer.userId,
      item: customer.itemIds[0] ?? '',
      draft: customer.draftId,
      intake: customer.intakeId,
      email: customer.email,
    },
    ...{ group: store.groupIds.used, spareGroup: store.groupIds.spare, job: more.jobId, token: more.token },
    emailToken: more.emailToken,
    ...{ staffToken: more.staffToken ?? 'x'.repeat(43), signInToken: more.signInToken ?? 'x'.repeat(43) },
    ...emailTokensOf(customer.userId),
    session: more.session ?? '',
    ...{ consignorsFile: store.fileIds.consignors, stockFile: store.fileIds.stock },
    storePicture: store.fileIds.picture,
    enteredPhoto: customer.photoFileIds[0] ?? '',
    changedPhoto: customer.photoFileIds[1] ?? '',
    givenPhoto: customer.photoFileIds[2] ?? '',
    settlement: store.settlementId,
    longWork: store.jobId,
    ...{ tillFile: store.till.tillFile, tillImport: store.till.tillImportId },
    ...{ print: store.printId, order: customer.orderId, orderLine: customer.orderLineId },
    ...{ dueMove: store.dueMoveId, payoutRun: store.payoutRunId, statement: customer.statementId },
    ...{ dueMove: store.dueMoveId, calendarSecret: calendarSecretOf(store.storeId) },
    ...newsletterOf(store),
    ...{
      search: `CANARY-${store.storeId}-customer-last_name-1`,
      key: `CANARY-${store.storeId}-customer-key-1`,
    },
  };
}

/** Values that nobody ever had: fixed for a run, because wrong log-ins are counted by address. */
export const neverExisted = (): Targets => ({
  ...{
    customer: newId(),
    user: newId(),
    item: newId(),
    draft: newId(),
    intake: newId(),
    ...{ group: newId(), session: newId() },
    spareGroup: newId(),
  },
  ...{
    consignorsFile: newId(),
    storePicture: newId(),
    stockFile: newId(),
    ...{ enteredPhoto: newId(), changedPhoto: newId(), givenPhoto: newId() },
    settlement: newId(),
    longWork: newId(),
    ...{ tillFile: newId(), tillImport: newId() },
    ...{ print: newId(), order: newId(), orderLine: newId() },
    ...{ dueMove: newId(), payoutRun: newId(), statement: newId() },
    ...{ dueMove: newId(), calendarSecret: 'v'.repeat(43), subscriber: newId() },
    ...{ newsletterToken: 'w'.repeat(120), newsletterConfirmToken: 'u'.repeat(160) },
    job: '999999999999',
    token: 'z'.repeat(43),
  },
  emailToken: 'y'.repeat(43),
  ...{ staffToken: 'x'.repeat(43), signInToken: 'q'.repeat(43) },
  ...emailTokensOf(newId()),
  ...{
    email: `nobody-${newId()}@example.test`,
    search: 'CANARY-99999-customer-last_name-1',
    key: `never-${newId()}`,
  },
});
