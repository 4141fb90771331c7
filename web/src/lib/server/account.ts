import type { RequestEvent } from '@sveltejs/kit';
import { ACCOUNT_FIELDS } from '#lib/account/account-fields.ts';
import { SetBankAccount } from '#lib/account/account.operation.ts';
import { readWhole } from '#lib/form/fields.ts';
import type { Right } from '#lib/rights.ts';
import type { Trouble } from '#lib/server/ask.ts';
import { save } from '#lib/server/save.ts';

interface Place {
  /** Whose account it is. */
  customerId: string;
  right?: Right;
  trouble?: Trouble | null;
  /** The page to go to then. */
  to: string;
}

/** Sets the account that was typed. */
export function setAccount(event: RequestEvent, { customerId, to, ...place }: Place) {
  return save(event, {
    ...place,
    read: (form) => readWhole<{ iban: string; holder: string }>(ACCOUNT_FIELDS, form),
    document: SetBankAccount,
    variables: ({ input }) => ({ input: { ...input, customerId } }),
    made: 'Consignor',
    to: () => to,
  });
}

/** Takes the account away. */
export function removeAccount(event: RequestEvent, { customerId, to, ...place }: Place) {
  return save(event, {
    ...place,
    read: () => ({ values: {}, input: {} }),
    document: SetBankAccount,
    variables: () => ({ input: { customerId, iban: null, holder: null } }),
    made: 'Consignor',
    to: () => to,
  });
}
