import { codesOf, type CodeOf } from '../graph/codes';

export const MailFailure = codesOf('MailFailure', 'Why a mail did not go.', {
  ADDRESS_REFUSED:
    'The mail server takes no mail to this address. It is not tried again, until somebody sends it again.',
  MAIL_REFUSED: 'The mail server does not take this very mail. It is not tried again, likewise.',
  LATER:
    'The mail server wants it later: the address is not known to it yet, or it is busy. It is tried again.',
  NO_ANSWER: 'The mail server cannot be reached, or says nothing in time. It is tried again.',
  NOT_TRUSTED:
    'The mail server cannot prove that it is the one that was named: nothing was handed over. It is tried again.',
  LOG_IN_REFUSED: 'The mail server does not let this installation in. It is tried again.',
  SENDER_REFUSED: 'The mail server takes no mail from this sender. It is tried again.',
  NOTHING_LEFT:
    'What it was to say holds no more, such as a link that another one has replaced. It is not tried again.',
  OTHER: 'None of these. It is tried again.',
});
export type MailFailure = CodeOf<typeof MailFailure>;

/** The address of a mail is none; no server need be asked. */
export class NotAnAddress extends Error {}

/** What a mailer's error may say of itself. */
interface MailerError {
  code?: string;
  /** What the connection said, where the mailer put a word of its own over it. */
  originalCode?: string;
  /** Which of our sayings the server answered to. */
  command?: string;
  responseCode?: number;
  response?: string;
}

const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_(TLS|SSL)|HOSTNAME_MISMATCH/;
const UNREACHED = new Set(['ETIMEDOUT', 'ECONNECTION', 'EDNS', 'ESOCKET']);
/** "5.7.1 relaying denied": said of who sends, though it is answered to the recipient. */
const OF_THE_SENDER = /^\d{3}[ -]5\.7\./;

/** Why a mail did not go, by what the mailer threw. */
export function failureOf(error: unknown): MailFailure {
  if (error instanceof NotAnAddress) return MailFailure.ADDRESS_REFUSED;
  const said = (typeof error === 'object' && error !== null ? error : {}) as MailerError;
  const { code = '', originalCode = '' } = said;
  if (code === 'EAUTH') return MailFailure.LOG_IN_REFUSED;
  if (code === 'ETLS' || UNTRUSTED.test(originalCode || code)) return MailFailure.NOT_TRUSTED;
  if (said.responseCode !== undefined) return failureOfAnswer(said.responseCode, said);
  return UNREACHED.has(code) ? MailFailure.NO_ANSWER : MailFailure.OTHER;
}

function failureOfAnswer(answer: number, { command = '', response = '' }: MailerError): MailFailure {
  if (answer < 500) return MailFailure.LATER;
  if (answer === 530) return MailFailure.LOG_IN_REFUSED;
  if (command === 'MAIL FROM') return MailFailure.SENDER_REFUSED;
  if (command === 'RCPT TO')
    return OF_THE_SENDER.test(response) ? MailFailure.SENDER_REFUSED : MailFailure.ADDRESS_REFUSED;
  return command === 'DATA' ? MailFailure.MAIL_REFUSED : MailFailure.OTHER;
}

/** Whether the same would be said of the same mail again. */
export function isFinal(failure: MailFailure): boolean {
  return failure === MailFailure.ADDRESS_REFUSED || failure === MailFailure.MAIL_REFUSED;
}

/** What the server answered, word for word, or else what went wrong on the way to it. */
export function saidOf(error: unknown): string {
  const { response } = (error ?? {}) as MailerError;
  if (typeof response === 'string' && response !== '') return response;
  return error instanceof Error ? error.message : String(error);
}
