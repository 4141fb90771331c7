export type { Mailer, OutgoingMail } from './mailer';
export { smtpMailer, messageIdOf } from './smtp-mailer';
export { localMailbox, type KeptMail, type LocalMailbox } from './local-mailbox';
export { mailTemplate, type MailContent, type RenderedMail } from './mail-template';
