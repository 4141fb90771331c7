import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** What every part reads from the environment; the names are documented in the README. */
export interface Environment {
  port: number;
  host: string;
  publicUrl: string;
  /** Null means the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** Null means mail is kept, not sent. */
  smtpUrl: string | null;
  /** Whether kept mail is shown at /mailbox, to the person at this machine. */
  mailbox: boolean;
  mailFrom: string;
  /** Absolute; secrets, files and the embedded database live here. */
  dataRoot: string;
  /** 'first-start' (nothing said) makes the demo stores when the database is empty. */
  demo: 'on' | 'off' | 'first-start';
  logLevel: string;
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

/** A setting nobody should start with; the message says which variable and what it may be. */
export class BadEnvironment extends Error {}

/** How a process ends that cannot be started with these settings, however often it is tried (sysexits' EX_CONFIG). */
export const WRONG_SETTING = 78;

/** Reads and checks the environment once; empty strings count as absent. */
export function readEnvironment(
  env: Record<string, string | undefined> = process.env,
  isTerminal: boolean = process.stdout.isTTY ?? false,
): Environment {
  const get = (name: string): string | null => env[name]?.trim() || null;
  const port = portOf(get('PORT') ?? '3000');
  const demo = get('KOMMIS_DEMO') ?? 'first-start';
  if (demo !== 'on' && demo !== 'off' && demo !== 'first-start')
    throw new BadEnvironment(`KOMMIS_DEMO must be "on" or "off", not "${demo}".`);
  // A person at a terminal wants to see the addresses and log-ins, and not have them pushed away by every request.
  const logLevel = get('LOG_LEVEL') ?? (isTerminal ? 'warn' : 'info');
  if (!LOG_LEVELS.includes(logLevel))
    throw new BadEnvironment(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${logLevel}".`);
  const publicUrl = origin('PUBLIC_URL', get('PUBLIC_URL') ?? `http://localhost:${port}`);
  return Object.freeze({
    port,
    host: hostOf(get('HOST') ?? '127.0.0.1'),
    publicUrl,
    databaseUrl: serverOf('DATABASE_URL', get('DATABASE_URL'), DATABASE_ADDRESS),
    smtpUrl: serverOf('SMTP_URL', get('SMTP_URL'), SMTP_ADDRESS),
    mailbox: mailboxOf(get),
    mailFrom: senderOf(get('MAIL_FROM')) ?? `Kommis <no-reply@${new URL(publicUrl).hostname}>`,
    dataRoot: resolve(get('KOMMIS_DATA') ?? '.data'),
    demo,
    logLevel,
  });
}

/**
 * Kept mail holds links that log in. It is shown on a first try-out, on this machine alone: where mail is sent or
 * the address is other people's, nobody looks for it, and one mistake in front of us would show it to everyone.
 * Said outright, it is shown behind a public address too (a rehearsal), but never by a process others can reach.
 */
function mailboxOf(get: (name: string) => string | null): boolean {
  const asked = get('KOMMIS_MAILBOX');
  const isHere = LOOPBACK.test(get('HOST') ?? '127.0.0.1');
  if (asked === null) return isHere && get('SMTP_URL') === null && get('PUBLIC_URL') === null;
  if (asked !== 'on' && asked !== 'off')
    throw new BadEnvironment(`KOMMIS_MAILBOX must be "on" or "off", not "${asked}".`);
  if (asked === 'on' && !isHere)
    throw new BadEnvironment('KOMMIS_MAILBOX=on shows links that log in: only with HOST=127.0.0.1.');
  if (asked === 'on' && get('SMTP_URL') !== null)
    throw new BadEnvironment('KOMMIS_MAILBOX=on has nothing to show where SMTP_URL says that mail is sent.');
  return asked === 'on';
}

/**
 * Refuses to serve beyond this machine with the embedded defaults: links, the mailbox page and the
 * demo's log-ins are for one person at one screen.
 */
export function assertSafeToServe(
  environment: Environment,
  env: Record<string, string | undefined> = process.env,
): void {
  if (LOOPBACK.test(environment.host) || environment.demo === 'on') return;
  const missing = [
    env.PUBLIC_URL?.trim() ? null : 'set PUBLIC_URL',
    environment.smtpUrl ? null : 'set SMTP_URL',
    environment.demo === 'off' ? null : 'set KOMMIS_DEMO=off',
  ].filter((step) => step !== null);
  if (missing.length === 0) return;
  throw new BadEnvironment(
    `HOST=${environment.host} can be reached from other machines. First ${missing.join(', ')}` +
      ' (or KOMMIS_DEMO=on to show the demo to everyone who can reach it).',
  );
}

function origin(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new BadEnvironment(`${name} must be an address like https://store.example, not "${value}".`);
  return url.origin;
}

function portOf(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (!(port <= 65_535)) throw new BadEnvironment(`PORT must be a number from 0 to 65535, not "${value}".`);
  return port;
}

function hostOf(value: string): string {
  const isName = /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(value) && !/^[\d.]+$/.test(value);
  if (isName || isIP(value.replace(/^\[(.*)\]$/, '$1')) > 0) return value;
  throw new BadEnvironment(`HOST must be an address of this machine such as 127.0.0.1, not "${value}".`);
}

/** How the address of a server of another kind begins, and an example of one. */
interface ServerAddress {
  readonly begins: RegExp;
  readonly example: string;
}
const DATABASE_ADDRESS: ServerAddress = {
  begins: /^postgres(ql)?:\/\/[^/]/i,
  example: 'postgres://user:password@host:5432/database',
};
const SMTP_ADDRESS: ServerAddress = { begins: /^smtps?:\/\/[^/]/i, example: 'smtp://user:password@host:587' };

/** Never says what it is: there may be a password in it. */
function serverOf(name: string, value: string | null, { begins, example }: ServerAddress): string | null {
  if (value === null || (begins.test(value) && URL.canParse(value))) return value;
  throw new BadEnvironment(`${name} must be an address like ${example}.`);
}

function senderOf(value: string | null): string | null {
  if (value === null || /^([^<>\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(value))
    return value;
  throw new BadEnvironment(
    `MAIL_FROM must be an address like "The store <post@store.example>", not "${value}".`,
  );
}
