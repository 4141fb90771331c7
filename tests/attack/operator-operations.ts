import type { OperationFixture } from './operations';

const store = { name: 'CANARY', country: 'NL', ownerName: 'CANARY', ownerEmail: 'canary@example.test' };

/** The operations of who runs the installation: an id of a store is known to everybody, and helps nobody of a shop. */
export const operatorOperations: Record<string, OperationFixture> = {
  'Query.stores': {
    variables: (own) => ({ id: '10007', search: own.search }),
    named: { id: 'key', search: 'search' },
  },
  'Mutation.createStore': {
    variables: () => ({ input: { ...store, id: '49000' } }),
    named: { 'input.id': 'key' },
  },
  'Mutation.sendOwnerActivation': {
    variables: () => ({ input: { storeId: '10007', ownerEmail: 'canary@example.test' } }),
    named: { 'input.storeId': 'key' },
  },
};

/** Texts of these that name no row. */
export const operatorContents = ['input.ownerName input.ownerEmail'];

/** What they alone may select. */
export const OPERATORS: Record<string, string> = {
  Query: 'stores',
  Mutation: 'createStore sendOwnerActivation',
  StoreSummary: 'id name country portalOn isSetUp createdAt owners invitedEmail invitedAt consoleUrl',
  ...{ StoreSummaryConnection: 'edges nodes pageInfo total', StoreSummaryEdge: 'cursor node' },
};
