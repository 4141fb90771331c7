import * as m from '#lib/paraglide/messages.js';
import type { FormField } from './fields.ts';

/** A link's token: it goes from the address into the form, and no address may carry it on. */
export const TOKEN: FormField = { name: 'token', kind: 'hidden', label: m.new_password };

const EMAIL: FormField = { name: 'email', type: 'email', label: m.email, width: 'wide' };

/** Both log-ins. */
export const LOG_IN_FIELDS: readonly FormField[] = [
  { name: 'return', kind: 'hidden', label: m.log_in, isLocal: true },
  { ...EMAIL, autocomplete: 'username' },
  {
    name: 'password',
    type: 'password',
    label: m.password,
    width: 'wide',
    autocomplete: 'current-password',
  },
];

/** Whose address it is goes along for who forgot the password; it is not read here. */
export const CONFIRM_FIELDS: readonly FormField[] = [
  { name: 'return', kind: 'hidden', label: m.log_in, isLocal: true },
  { name: 'email', kind: 'hidden', label: m.email, isLocal: true },
  {
    name: 'password',
    type: 'password',
    label: m.password,
    width: 'wide',
    autocomplete: 'current-password',
  },
];

/** By this a form that asks for a link knows that it was opened from a log-in, whose address it goes on with. */
export const CARRY = 'from-log-in';

/** Asking for a link by mail. */
export const LINK_FIELDS: readonly FormField[] = [{ ...EMAIL, autocomplete: 'email' }];

/** Another address of who is logged in. */
export const OWN_EMAIL_FIELDS: readonly FormField[] = [
  { ...EMAIL, label: m.own_email_new, autocomplete: 'email' },
];

const NEW_PASSWORD: FormField = {
  name: 'password',
  type: 'password',
  label: m.new_password,
  width: 'wide',
  autocomplete: 'new-password',
};

/** Using it. */
export const PASSWORD_FIELDS: readonly FormField[] = [TOKEN, NEW_PASSWORD];

/** Another password of who is logged in; the address goes along for what keeps passwords, and is not read here. */
export const OWN_PASSWORD_FIELDS: readonly FormField[] = [
  { name: 'email', kind: 'hidden', label: m.email, isLocal: true },
  NEW_PASSWORD,
];
