import * as m from '#lib/paraglide/messages.js';
import type { FormField } from './fields.ts';

/** The second step of a log-in: a code of the app, or one on paper. */
export const SECOND_STEP_FIELDS: readonly FormField[] = [
  { name: 'return', kind: 'hidden', label: m.log_in, isLocal: true },
  {
    ...{ name: 'code', label: m.second_step_code, width: 'wide', autocomplete: 'one-time-code' },
    maxlength: 40,
  },
];

/** The first code of an app that is set up. */
export const CONFIRM_APP_FIELDS: readonly FormField[] = [
  { name: 'return', kind: 'hidden', label: m.log_in, isLocal: true },
  {
    ...{ name: 'code', label: m.two_factor_code, hint: m.two_factor_code_hint, width: 'wide' },
    ...{ autocomplete: 'one-time-code', maxlength: 40 },
  },
];

/** Why somebody's second step is taken away. */
export const RESET_FIELDS: readonly FormField<'reason'>[] = [
  {
    ...{ name: 'reason', label: m.two_factor_reset_reason, hint: m.two_factor_reset_reason_hint },
    ...{ width: 'wide', maxlength: 500 },
  },
];

/** The same of a colleague. */
export const LOST_FIELDS: readonly FormField<'email' | 'reason'>[] = [
  {
    ...{ name: 'email', type: 'email', label: m.email, width: 'wide' },
    faults: { NOT_ALLOWED: m.two_factor_lost_not_allowed },
  },
  { ...{ name: 'reason', label: m.two_factor_reset_reason }, ...{ width: 'wide', maxlength: 500 } },
];
