import { newId } from '../../services/kernel/id/id';
import type { OperationFixture } from './operations';

/** What companies that register are waiting for [U17]. */
export const companyOperations: Record<string, OperationFixture> = {
  'Query.companiesForApproval': { variables: () => ({ first: 2 }), named: {} },
  'Mutation.decideCompanies': {
    variables: (own) => ({ input: { customerIds: [own.customer], decision: 'APPROVED' } }),
    named: { 'input.customerIds': 'customer' },
  },
  // Whoever types an address has the store write to it: it names nobody.
  'Mutation.inviteCustomerUser': {
    variables: (own) => ({
      input: { customerId: own.customer, email: `${newId()}@example.test`, role: 'BUYER' },
    }),
    named: { 'input.customerId': 'customer' },
  },
  'Mutation.changeCustomerUser': {
    variables: (own) => ({ input: { customerId: own.customer, userId: own.user, enabled: true } }),
    named: { 'input.customerId': 'customer', 'input.userId': 'user' },
  },
  'Mutation.unlinkCustomerUser': {
    variables: (own) => ({ input: { customerId: own.customer, userId: own.user } }),
    named: { 'input.customerId': 'customer', 'input.userId': 'user' },
    renew: (own, storeId) =>
      `INSERT INTO identity.customer_user (store_id, customer_id, user_id, as_contact) VALUES ('${storeId}', '${own.customer}', '${own.user}', true) ON CONFLICT DO NOTHING`,
  },
};

/** Words of these that name no row. */
export const companyContents = ['input.word'];

/** What staff see of what was decided. */
export const COMPANIES: Record<string, string> = {
  ...{ CompaniesDecided: 'decided kept', CompanyKept: 'customerId customer reason' },
};

/** What staff do with who logs in, and for whom. */
export const USERS: Record<string, string> = {
  Mutation:
    'setUserEnabled sendActivation sendEmailConfirmation inviteCustomerUser changeCustomerUser unlinkCustomerUser',
  ...{ AddressChanged: 'message email', CustomerUserUnlinked: 'userId' },
};
