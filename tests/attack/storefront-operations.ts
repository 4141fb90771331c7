import type { OperationFixture } from './operations';

/** The operations of what stands around every page of a store, and of the store itself. */
export const storefrontOperations: Record<string, OperationFixture> = {
  'Mutation.updateStore': { variables: () => ({ input: { legalName: 'CANARY' } }), named: {} },
  'Mutation.updatePortal': { variables: () => ({ input: { skin: 'SLATE' } }), named: {} },
  'Mutation.setStorePicture': {
    variables: (own) => ({ input: { kind: 'LOGO', fileId: own.storePicture } }),
    named: { 'input.fileId': 'storePicture' },
  },
  'Query.storePageText': { variables: () => ({ page: 'ABOUT', language: 'nl' }), named: {} },
  'Mutation.acceptTexts': {
    variables: () => ({ input: { texts: [{ page: 'TERMS', language: 'nl', version: 1 }] } }),
    named: {},
  },
  'Query.storePageTexts': { variables: () => ({ page: 'ABOUT' }), named: {} },
  'Mutation.updateStoreFooter': {
    variables: () => ({ input: { payments: [{ code: 'VISA' }, { ownName: 'CANARY' }] } }),
    named: {},
  },
  'Mutation.updateOpeningHours': {
    variables: () => ({
      input: {
        days: [{ weekday: 'MONDAY', periods: [{ opensAt: '10:00', closesAt: '17:00' }] }],
        exceptions: [
          {
            ...{ from: '2099-12-25', upTo: '2099-12-25', reason: 'CANARY' },
            periods: [{ opensAt: '10:00', closesAt: '17:00' }],
          },
        ],
        note: 'CANARY',
      },
    }),
    named: {},
  },
  'Mutation.writeStorePageText': {
    variables: () => ({ input: { page: 'ABOUT', language: 'nl', text: 'CANARY' } }),
    named: {},
  },
};

/** Texts of these that name no row. */
export const storefrontContents = [
  'input.legalName input.vatNumber input.timeZone input.mail.senderName input.mail.replyTo',
  ...['nl', 'nb', 'sv', 'en'].flatMap((each) => [
    `input.mail.${each}.greeting`,
    `input.mail.${each}.signature`,
  ]),
  ...['email', 'telephone', 'street', 'postalCode', 'town'].map((part) => `input.contact.${part}`),
  'input.payments.ownName input.carriers.ownName input.exceptions.reason input.text language',
  ...['days', 'exceptions'].flatMap((each) =>
    ['opensAt', 'closesAt'].map((end) => `input.${each}.periods.${end}`),
  ),
];
