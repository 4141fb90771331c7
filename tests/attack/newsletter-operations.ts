import type { OperationFixture } from './operations';
import type { SeededSubscriber } from './seed-newsletter';

/** What of a store they name. */
export const newsletterOf = ({
  subscriber,
  newsletterToken,
  newsletterConfirmToken,
}: SeededSubscriber): SeededSubscriber => ({ subscriber, newsletterToken, newsletterConfirmToken });

/** The operations of the newsletter: those of a link are called with the store's own. */
export const newsletterOperations: Record<string, OperationFixture> = {
  'Query.newsletterLink': {
    variables: (own) => ({ token: own.newsletterToken }),
    named: { token: 'newsletterToken' },
  },
  'Query.newsletterSubscribers': { variables: () => ({ first: 2 }), named: {} },
  'Query.newsletterFilePath': { variables: () => ({}), named: {} },
  // Whoever types an address has the store write to it: it names nobody.
  'Mutation.subscribeToNewsletter': {
    variables: () => ({ input: { email: 'nobody@example.test', language: 'nl' } }),
    named: {},
  },
  'Mutation.confirmNewsletter': {
    variables: (own) => ({ input: { token: own.newsletterConfirmToken } }),
    named: { 'input.token': 'newsletterConfirmToken' },
  },
  'Mutation.unsubscribeFromNewsletter': {
    variables: (own) => ({ input: { token: own.newsletterToken } }),
    named: { 'input.token': 'newsletterToken' },
  },
  'Mutation.chooseNewsletter': {
    variables: (own) => ({ input: { customerId: own.customer, isWanted: false, language: 'nl' } }),
    named: { 'input.customerId': 'customer' },
  },
  'Mutation.unsubscribeSubscriber': {
    variables: (own) => ({ input: { id: own.subscriber } }),
    named: { 'input.id': 'subscriber' },
  },
};
