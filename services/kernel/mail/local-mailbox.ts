import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock, type Clock } from '../clock/clock';
import { ifMissing } from '../file/missing';
import { newId } from '../id/id';
import type { Mailer, OutgoingMail } from './mailer';

export interface KeptMail extends OutgoingMail {
  readonly id: string;
  readonly keptAt: string;
}

/** Mail that is kept instead of sent, for a machine without an SMTP server. */
export interface LocalMailbox extends Mailer {
  /** The newest first. */
  list(storeId: string, limit: number): Promise<KeptMail[]>;
  get(storeId: string, id: string): Promise<KeptMail | null>;
}

const CAPACITY = 500;
const STORE_ID = /^\d{5}$/;
// The moment first, so that names sort by age; then the mail's key, so that the same mail is kept once.
const MAIL_ID = /^\d{15}-[0-9a-f]{24}$/;

/** No mail gets there, by RFC 2606: here as well as by a mail server, so that a machine without one shows what is done then. */
const NOWHERE = /@(.+\.)?invalid$/i;

const refusal = (to: string): Error =>
  Object.assign(new Error('The address is refused'), {
    ...{ command: 'RCPT TO', responseCode: 550, response: `550 5.1.2 <${to}>: there is no such domain` },
  });

/** Keeps mail as one file each under `dir`/<storeId>, the newest 500 of a store. */
export function localMailbox(dir: string, clock: Clock = systemClock): LocalMailbox {
  const folderOf = (storeId: string): string => {
    if (!STORE_ID.test(storeId)) throw new Error('Not a store id.');
    return join(dir, storeId);
  };
  return {
    async send(mail) {
      const folder = folderOf(mail.storeId);
      // Mails hold links that log a person in: they are for the owner of the process only.
      await mkdir(folder, { recursive: true, mode: 0o700 });
      if (NOWHERE.test(mail.to)) throw refusal(mail.to);
      const key = createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24);
      const kept = await idsOf(folder);
      if (kept.some((id) => id.endsWith(key))) return null;
      const now = clock.now();
      const id = `${String(now.getTime()).padStart(15, '0')}-${key}`;
      await writeWhole(
        join(folder, `${id}.json`),
        JSON.stringify({ id, keptAt: now.toISOString(), ...mail }),
      );
      for (const old of kept.slice(CAPACITY - 1)) await unlink(join(folder, `${old}.json`)).catch(ifMissing);
      return null;
    },
    async list(storeId, limit) {
      const folder = folderOf(storeId);
      const ids = (await idsOf(folder)).slice(0, limit);
      const mails = await Promise.all(ids.map((id) => readMail(folder, id)));
      return mails.filter((mail) => mail !== null);
    },
    async get(storeId, id) {
      return STORE_ID.test(storeId) && MAIL_ID.test(id) ? readMail(folderOf(storeId), id) : null;
    },
  };
}

async function idsOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => ifMissing(error) ?? []);
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
  return ids.filter((id) => MAIL_ID.test(id)).sort((one, other) => (one < other ? 1 : -1));
}

async function readMail(folder: string, id: string): Promise<KeptMail | null> {
  const json = await readFile(join(folder, `${id}.json`), 'utf8').catch(ifMissing);
  return json === undefined ? null : (JSON.parse(json) as KeptMail);
}

/** A reader sees the whole file or none. */
async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.${newId()}.part`;
  await writeFile(part, text, { mode: 0o600 });
  await rename(part, path);
}
