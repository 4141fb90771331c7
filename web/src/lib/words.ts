import { duration, money, number } from '#lib/format.ts';
import * as m from '#lib/paraglide/messages.js';

/** What a form action gives back, as pages read it (see lib/server/form.ts). */
export interface FormAnswer {
  values: Record<string, string>;
  problem: string;
  fields: Record<string, string>;
  figures: Record<string, number>;
  requestId: string;
}

/** The problem among what an action may give back; null when it went well or nothing was sent yet. */
export function asProblem(form: { problem?: string } | null | undefined): FormAnswer | null {
  return form?.problem ? (form as FormAnswer) : null;
}

/** A form came back because nobody is logged in any more. */
export function isSignedOut(form: unknown): boolean {
  return (form as Partial<FormAnswer> | null | undefined)?.problem === 'SIGNED_OUT';
}

/** A form came back because its sender logged in too long ago for it. */
export function isNotRecent(form: unknown): boolean {
  return (form as Partial<FormAnswer> | null | undefined)?.problem === 'LogInNotRecent';
}

/** One sentence for a refusal or a trouble, in the reader's language; unknown ones read as "not done". */
export function problemText({ problem, figures, values, requestId }: FormAnswer): string {
  switch (problem) {
    case 'UNAVAILABLE':
      return m.problem_unavailable({ requestId });
    case 'SIGNED_OUT':
      return m.problem_signed_out();
    case 'FORBIDDEN':
      return m.problem_forbidden();
    case 'BAD_INPUT':
      return m.problem_bad_input();
    case 'InvalidInput':
      return m.problem_invalid_input();
    case 'LogInNotRecent':
      return m.problem_log_in_not_recent({ since: duration((figures['mostMinutes'] ?? 15) * 60) });
    case 'WrongPassword':
      return m.problem_wrong_password();
    case 'CodeNotRight':
      return figures['triesLeft'] === undefined
        ? m.problem_code_not_right()
        : m.problem_code_not_right_left({ count: figures['triesLeft'] });
    case 'SecondStepOver':
      return m.problem_second_step_over();
    case 'TwoFactorOff':
      return m.problem_two_factor_off();
    case 'TwoFactorRequired':
      return m.problem_two_factor_required();
    case 'WrongCredentials':
      return m.problem_wrong_credentials();
    case 'TooManyAttempts':
      return m.problem_too_many_attempts({ wait: duration(figures['retryAfterSeconds'] ?? 60) });
    case 'TooManyMails.RECIPIENT':
      return m.problem_recipient_mails(mailsSent(figures));
    case 'TooManyMails.SENDER':
      return m.problem_sender_mails(mailsSent(figures));
    case 'LogInsBusy':
      return m.problem_log_ins_busy({ wait: duration(figures['retryAfterSeconds'] ?? 5) });
    case 'PhotosBusy':
      return m.problem_photos_busy({ wait: duration(figures['retryAfterSeconds'] ?? 5) });
    case 'PicturesBusy':
      return m.problem_pictures_busy({ wait: duration(figures['retryAfterSeconds'] ?? 5) });
    case 'PortalClosed':
      return m.problem_portal_closed();
    case 'NewsletterClosed':
      return m.problem_newsletter_closed();
    case 'EmailTaken':
      return m.problem_email_taken();
    case 'LinkNotValid':
      return m.problem_link_not_valid();
    case 'AddressChanged':
      return m.problem_address_changed({ email: values['email'] ?? '' });
    case 'PasswordTooWeak':
      return m.problem_invalid_input();
    case 'ModuleOff':
      return m.problem_module_off();
    case 'NotFound':
      return m.problem_not_found();
    case 'ChangedMeanwhile':
      return m.problem_changed_meanwhile();
    case 'AllowanceUsedUp':
      return m.problem_allowance_used_up(allowance(figures));
    case 'AllowanceFrozen':
      return m.problem_allowance_frozen(allowance(figures));
    case 'EntryNotPermitted':
      return m.problem_entry_not_permitted();
    case 'SelfEntryNotAllowed':
      return m.problem_self_entry_not_allowed();
    case 'IntakeSubmitted':
      return m.problem_intake_submitted();
    case 'ReceivedBefore':
      return m.problem_received_before();
    case 'IntakeStillOpen':
      return m.problem_intake_still_open();
    case 'NotInStore':
      return m.problem_not_in_store();
    case 'RequestClosed':
      return m.problem_request_closed();
    case 'NothingToPrint':
      return m.problem_nothing_to_print();
    case 'NoSuchMove':
      return m.problem_no_such_move();
    case 'DueChanged':
      return m.problem_due_changed({
        expected: number(figures['expected'] ?? 0),
        found: number(figures['found'] ?? 0),
      });
    case 'DuePricesChanged': {
      const asked = (amountMinor = 0): string =>
        money({ amountMinor, currency: values['currency'] ?? 'EUR' });
      return m.problem_due_prices_changed({
        expected: asked(figures['expected']),
        found: asked(figures['found']),
      });
    }
    case 'CalendarNoteChanged':
      return m.problem_calendar_note_changed();
    case 'PayoutChanged':
      return m.problem_payout_changed({
        count: figures['count'] ?? 0,
        amount: money({ amountMinor: figures['amountMinor'] ?? 0, currency: values['currency'] ?? 'EUR' }),
      });
    case 'NothingToPayOut':
      return m.problem_nothing_to_pay_out();
    case 'NothingToReverse':
      return m.problem_nothing_to_reverse();
    case 'Dac7NotAsked':
      return m.problem_dac7_not_asked();
    case 'Dac7NotHere':
      return m.problem_dac7_not_here();
    case 'SentBefore':
      return m.problem_sent_before();
    default:
      return m.problem_not_done({ requestId });
  }
}

const allowance = ({ allowed = 0, remaining = 0, asked = 1 }: Record<string, number>) => ({
  ...{ allowed: number(allowed), remaining: number(remaining), asked: number(asked) },
});

const mailsSent = ({ most = 0, retryAfterSeconds = 60 }: Record<string, number>) => ({
  most,
  wait: duration(retryAfterSeconds),
});

/** What is wrong with one field, from its code. */
export function fieldText(code: string, figures: Record<string, number> = {}): string {
  switch (code) {
    case 'REQUIRED':
      return m.field_required();
    case 'TOO_LONG':
      return m.field_too_long();
    case 'NOT_AN_EMAIL':
      return m.field_not_an_email();
    case 'TAKEN':
      return m.field_taken();
    case 'NOT_AN_AMOUNT':
      return m.field_not_an_amount();
    case 'OUT_OF_RANGE':
      return m.field_out_of_range();
    case 'PASSWORD_TOO_SHORT':
      return m.field_password_too_short({ minimum: figures['minimumLength'] ?? 12 });
    case 'PASSWORD_TOO_LONG':
      return m.field_password_too_long();
    case 'PASSWORD_TOO_COMMON':
      return m.field_password_too_common();
    case 'CODE_NOT_RIGHT':
      return m.field_code_not_right();
    case 'OTHER_PAPER':
      return m.field_other_paper();
    case 'FILE_AGAIN':
      return m.field_file_again();
    case 'NOT_JSON':
      return m.field_not_json({ example: '{ "id": 1 }' });
    default:
      return m.field_bad_format();
  }
}

/** The words of every wrong field, keyed by field name, for `Field` and `ProblemSummary`. */
export function wrongFields(answer: FormAnswer | null | undefined): Record<string, string> {
  if (!answer) return {};
  return Object.fromEntries(
    Object.entries(answer.fields).map(([name, code]) => [name, fieldText(code, answer.figures)]),
  );
}
