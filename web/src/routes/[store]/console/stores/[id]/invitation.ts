import { type FormField, type PathOf, typedValues } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { SendOwnerActivation } from '../stores.operation.ts';

type Input = VariablesOf<typeof SendOwnerActivation>['input'];

/** Where the owner's link goes; a mistyped address is put right here. */
export const INVITATION_FIELDS: readonly FormField<PathOf<Input>>[] = [
  {
    ...{ name: 'ownerEmail', type: 'email', label: m.stores_owner_email, hint: m.stores_owner_email_hint },
    ...{ maxlength: 254, autocomplete: 'off', faults: { TAKEN: m.stores_owner_email_taken } },
  },
];

/** The form as it was sent, for the owner of this store. */
export function readInvitation(form: FormData, storeId: string): ReadForm<Input> {
  const values = typedValues(INVITATION_FIELDS, form);
  return { values, input: { storeId, ownerEmail: values['ownerEmail']?.trim() || null } };
}
