import { errorText } from '#lib/machine-errors.ts';
import * as m from '#lib/paraglide/messages.js';

/** A piece of background work, as far as its name tells. */
interface Work {
  task: string;
  kind: string | null;
  lastError: string;
}

const MAIL = /\.send-mail$/;
const MAILS: Record<string, () => string> = {
  activation: m.jobs_mail_activation,
  reset: m.jobs_mail_reset,
  test: m.mail_kind_test,
  'staff-activation': m.jobs_mail_activation,
  'staff-reset': m.jobs_mail_reset,
  'email-confirm': m.jobs_mail_email,
  'email-notice': m.jobs_mail_email,
  'email-changed': m.jobs_mail_email,
  'intake-receipt': m.jobs_mail_receipt,
  'return-reminder': m.jobs_mail_reminder,
  statement: m.jobs_mail_statement,
  'bank-account': m.jobs_mail_account,
  'dac7-copy': m.jobs_mail_dac7,
  'newsletter-confirm': m.mail_kind_news_confirm,
  'newsletter-welcome': m.mail_kind_news_welcome,
  registration: m.mail_kind_registration,
  'new-device': m.mail_kind_new_device,
  'password-changed': m.mail_kind_password_changed,
  'own-email-confirm': m.mail_kind_email_confirm,
  'own-email-notice': m.mail_kind_email_notice,
  'own-email-changed': m.mail_kind_email_changed,
  'company-decided': m.jobs_mail_company,
  'two-factor': m.mail_kind_two_factor,
};

/** What is done, by the end of the task's name; `on-…` passes on what changed in another part. */
const WORK: readonly (readonly [RegExp, () => string])[] = [
  [/\.on-import-/, m.jobs_import],
  [/^consignment\.run-job$/, m.jobs_goods_work],
  [/\.run-job$/, m.jobs_import],
  [/\.on-mails-/, m.jobs_mail_log],
  [/\.on-mail-wanted-again$/, m.jobs_mail_again],
  [/\.on-newsletter-/, m.newsletter],
  [/\.on-(customers|user|log-ins|language|company)-|\.on-registered$/, m.jobs_customer],
  [/\.on-(consignors|items|sales-totals|unit-sales)-/, m.jobs_goods],
  [/\.(on-vat-rates-|tell-vat$)/, m.jobs_vat],
  [/\.on-(paid-in-credit|credit-was-spent)$/, m.jobs_credit],
  [/\.on-store-/, m.jobs_store],
  [/\.release-held$/, m.jobs_held],
  [/\.mark-down$/, m.jobs_markdown],
  [/\.remind$/, m.jobs_remind],
  [/\.end-grace$/, m.jobs_grace],
  [/\.see-to-(photo|pictures)$/, m.jobs_photo],
  [/\.sweep(-|$)/, m.jobs_tidy],
];

/** What a piece of work does, in words; one that has none here is still told apart by what it comes to. */
export function workText({ task, kind }: Pick<Work, 'task' | 'kind'>): string {
  if (MAIL.test(task)) return (MAILS[kind ?? ''] ?? m.jobs_mail)();
  return (WORK.find(([end]) => end.test(task))?.[1] ?? m.jobs_other)();
}

/** "Activation mail: the mail server does not answer". */
export function failureText(work: Work): string {
  return m.jobs_failure({ work: workText(work), error: errorText(work.lastError, MAIL.test(work.task)) });
}
