import { join } from 'node:path';
import { systemClock } from './kernel/clock/clock';
import type { Environment } from './kernel/config/config';
import { fileStore } from './kernel/file/file';
import { logger } from './kernel/log/log';
import { localMailbox, smtpMailer, type LocalMailbox } from './kernel/mail/mail';
import { secret } from './kernel/secret/secret';
import type { Ports } from './kernel/subgraph/service';

/** What every service gets from the outside, save its own database. */
export function outsideOf(environment: Environment, part: string): Omit<Ports, 'databaseUrl'> {
  return {
    publicUrl: environment.publicUrl,
    mailFrom: environment.mailFrom,
    clock: systemClock,
    files: fileStore(join(environment.dataRoot, 'files')),
    mailer: environment.smtpUrl === null ? mailboxOf(environment) : smtpMailer(environment.smtpUrl),
    secret: (name) => secret(name, 32, environment.dataRoot),
    log: logger(part),
  };
}

/** Where mail is kept while no SMTP server is named. */
export function mailboxOf(environment: Environment): LocalMailbox {
  return localMailbox(join(environment.dataRoot, 'mail'));
}
