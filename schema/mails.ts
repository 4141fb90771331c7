/**
 * The kinds of mail that a store sends, each with the sentence the graph has for it. Whoever sends a new one adds a line
 * here: customers keeps the log of them all [P30 S9].
 */
export const mailKinds = {
  ACTIVATION: 'The link to set the first password.',
  ALREADY_ACTIVATED: 'To whom asked for an activation and has one: the link to set another password.',
  RESET: 'The link to set another password.',
  REGISTRATION:
    'To an address somebody registered with: the link that confirms it and sets the first password.',
  REGISTRATION_KNOWN:
    'To whom is known already, where somebody registered with their address: where they log in.',
  EMAIL_CONFIRM: 'To a new address to log in with: the link that makes it that.',
  EMAIL_NOTICE: 'To the present address: that another one waits to take its place.',
  EMAIL_CHANGED: 'To the former address: that another one has taken its place.',
  OWN_EMAIL_CONFIRM:
    'To a new address that somebody asked to log in with themselves: the link that makes it that.',
  OWN_EMAIL_NOTICE:
    'To the present address of whom another was asked for in their name: the link for whom that was not.',
  OWN_EMAIL_CHANGED: 'To the address that was: that another one is logged in with, and the link back.',
  STAFF_ACTIVATION: 'To a staff member who is new: the link to set the first password for the console.',
  STAFF_RESET: 'To a staff member: the link to another password for the console.',
  COMPANY_APPROVED: 'To the admins of a company that registered: that the shop has approved it.',
  COMPANY_DECLINED: 'To the admins of a company that registered: that the shop has declined it, and why.',
  NEW_DEVICE:
    'To whom has logged in from a device that was not known: when, with which, and the link for who it was not.',
  PASSWORD_CHANGED:
    'To whose password was changed by somebody logged in as them: when, and where to get another.',
  TWO_FACTOR:
    'That the second step of a log-in was set up, taken away or reset, or that a recovery code was used or made anew.',
  TEST: 'To an address that staff typed, to see whether mail arrives.',
  INTAKE_RECEIPT: 'What was accepted and refused of an intake, when all of it was received.',
  RETURN_REMINDER:
    'Which items are on sale until a return date that comes, and by when to collect what is not sold by then.',
  BANK_ACCOUNT: 'That a consignor is paid to another account from now on, or to none.',
  STATEMENT: 'What a consignor was paid, or that it was taken back, and where the statement is.',
  NEWSLETTER_CONFIRM: 'To an address that was typed for the newsletter: the link that confirms it.',
  NEWSLETTER_WELCOME: 'That the newsletter goes there from now on, and the link that ends it.',
  DAC7_COPY: 'What was sold for a consignor in a year, as the tax office is told of it: where it is.',
} as const;

/** The name of a kind of mail. */
export type MailKind = keyof typeof mailKinds;

/** The kind that a service calls by its own word: 'email-confirm'. */
export function mailKindOf(word: string): MailKind {
  const name = word.toUpperCase().replaceAll('-', '_');
  if (!Object.hasOwn(mailKinds, name)) throw new Error(`No kind of mail is called ${word}: schema/mails.ts`);
  return name as MailKind;
}
