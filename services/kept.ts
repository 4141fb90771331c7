import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { BadEnvironment, WRONG_SETTING } from './kernel/config/config';
import { openDoors } from './kernel/http/doors';

/** What a process says once it serves: only of one that never did can it be that it never will. */
export const UP = 'up';
/** How often it has been started, this time included. */
export const STARTS = 'KOMMIS_STARTS';
/** A command that was called with what cannot be; the message says which part of it, and nothing was begun. */
export class WrongUse extends Error {}
/** How that ends, and a command or a part that does not exist. */
export const WRONG_USE = 2;
/** How one ends that could not start for now (the database is away, say), and may in a moment (sysexits' EX_TEMPFAIL). */
export const TRY_AGAIN = 75;

/** What a port still has of those before us: connections that are being answered. */
const PREDECESSOR_MS = 15_000;

/** Tells who keeps this process running, if anybody does, that it serves. */
export function sayUp(): void {
  if (process.env[STARTS] !== undefined) process.send?.(UP);
}

/** Who keeps us running was killed: nobody would ever end us, and our port would be in the way of the next start. */
export function endWithKeeper(): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

/** Listens; a port that is taken is said in words. After a restart it may still be taken by who was there before. */
export async function listenOn(
  server: Server,
  where: { port: number; host: string; backlog: number },
): Promise<void> {
  const until = performance.now() + (Number(process.env[STARTS] ?? 1) > 1 ? PREDECESSOR_MS : 0);
  for (;;) {
    const failure = await openDoors(server, where).then(
      () => null,
      (error: NodeJS.ErrnoException) => error,
    );
    if (failure === null) return;
    if (failure.code !== 'EADDRINUSE') throw notListening(failure, where);
    if (performance.now() > until)
      throw new BadEnvironment(`Port ${where.port} is taken. Stop what uses it, or set PORT to another one.`);
    await sleep(250);
  }
}

/** Why nobody can listen there, by the setting that says where. */
function notListening(failure: NodeJS.ErrnoException, where: { port: number; host: string }): Error {
  const { code = '' } = failure;
  if (code === 'EACCES')
    return new BadEnvironment(
      `PORT=${where.port} needs more rights than this user has. Set PORT above 1023.`,
    );
  if (/^(EADDRNOTAVAIL|ENOTFOUND|EAI_\w+|EAFNOSUPPORT|EINVAL)$/.test(code))
    return new BadEnvironment(`HOST=${where.host} is no address of this machine (${code}).`);
  return failure;
}

/** Of the database or the network, and gone by itself. */
const PASSING =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|08\w{3}|57P0\d|53\d{3})$/;
/** Of the settings: a password, a database, a right, an address or a folder that are not what they should be. */
const LASTING = /^(28\w{3}|3D000|42501|ENOTFOUND|ERR_INVALID_URL|EACCES|EADDRNOTAVAIL|EROFS|ENOTDIR)$/;

/** The code to end with after this error: whoever keeps us running reads from it whether to try again. */
export function exitCodeOf(error: unknown): number {
  const { code } = error as { code?: string };
  if (error instanceof WrongUse) return WRONG_USE;
  if (error instanceof BadEnvironment || LASTING.test(code ?? '')) return WRONG_SETTING;
  return PASSING.test(code ?? '') ? TRY_AGAIN : 1;
}
