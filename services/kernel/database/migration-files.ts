import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One migration as it lies in its folder. */
export interface MigrationFile {
  /** The service, or 'kernel'. */
  part: string;
  /** `NNNN-concept.sql`: they run in this order. */
  name: string;
  sql: string;
  /** Of its text, whatever the line ends are on this machine. */
  checksum: string;
}

/** What a database says was run there. */
export interface RanMigration {
  part: string;
  name: string;
  /** Null where it was run before checksums were kept. */
  checksum: string | null;
}

/** The data is of another version than these files; nothing was touched. */
export class OtherVersion extends Error {}

/** The migrations of a part, in the order in which they run. */
export function readMigrations(part: string, folder: string): MigrationFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      const checksum = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
      return { part, name, sql, checksum };
    });
}

/**
 * Refuses data that these files did not make. Until the first release a migration is edited in place, so a database of
 * an earlier development version cannot be brought to this one; half migrated it would be neither.
 */
export function assertMadeBy(files: readonly MigrationFile[], ran: readonly RanMigration[]): void {
  const known = new Map(files.map((file) => [`${file.part}/${file.name}`, file.checksum]));
  const parts = new Set(files.map((file) => file.part));
  const others = ran
    .filter(({ part, name, checksum }) => parts.has(part) && known.get(`${part}/${name}`) !== checksum)
    .map(({ part, name }) => `${part}/${name}`);
  if (others.length === 0) return;
  const [first = ''] = others;
  const which = others.length === 1 ? first : `${first} and ${others.length - 1} more`;
  throw new OtherVersion(
    `The data here was made by another development version of Kommis: ${which} is not what it was then.\n` +
      'Nothing was touched. Start with an empty database: remove the data folder (KOMMIS_DATA, .data by default) or name\n' +
      'another one; with DATABASE_URL, name an empty database. To keep the data, start the version that made it.',
  );
}
