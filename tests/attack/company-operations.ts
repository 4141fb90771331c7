import type { OperationFixture } from './operations';

/** What companies that register are waiting for [U17]. */
export const companyOperations: Record<string, OperationFixture> = {
  'Query.companiesForApproval': { variables: () => ({ first: 2 }), named: {} },
  'Mutation.decideCompanies': {
    variables: (own) => ({ input: { customerIds: [own.customer], decision: 'APPROVED' } }),
    named: { 'input.customerIds': 'customer' },
  },
};

/** Words of these that name no row. */
export const companyContents = ['input.word'];

/** What staff see of what was decided. */
export const COMPANIES: Record<string, string> = {
  ...{ CompaniesDecided: 'decided kept', CompanyKept: 'customerId customer reason' },
};
