import { emailOf } from '../../kernel/email/email';
import type { Whole } from '../../kernel/import/part';
import { rowHash } from '../../kernel/import/row';
import type { TableFile } from '../../kernel/table/table-file';
import type { Known, Row, Values } from './consignors.known';

/** What a file says of a customer, as far as it matters to others: their address, and whether the row is news. */
interface Said {
  email: string | null | undefined;
  hash: string;
}

/** Looked through once a file, and only where an address changes hands. */
const saidIn = new WeakMap<TableFile<Values>, ReadonlyMap<number, Said>>();

/**
 * Who of these customers has an address that the file gives to another, and lets go of it in a row of their own: two may
 * swap theirs in one file, or more in a ring. Whoever logs in with it keeps it until they have confirmed another.
 */
export async function whoLetGo(
  { file, leftOut }: Whole<Values>,
  rows: readonly Row[],
  byEmail: ReadonlyMap<string, Known>,
): Promise<ReadonlySet<Known>> {
  const owners = rows.flatMap(({ values: { number, email } }) => {
    const owner = byEmail.get(email ?? '');
    return owner === undefined || owner.number === number ? [] : owner;
  });
  if (owners.length === 0) return new Set();
  const said = await sayings(file);
  return new Set(
    owners.filter((owner) => !leftOut.has(owner.number) && letsGo(owner, said.get(owner.number))),
  );
}

function letsGo({ email, pendingEmail, logIns, last }: Known, said: Said | undefined): boolean {
  if (said?.email === undefined || said.email === emailOf(email)) return false;
  // An equal row is skipped, whatever happened since: it lets go of nothing.
  if (last === null || last.hash === said.hash) return false;
  return email !== '' && pendingEmail === '' && !logIns.includes(emailOf(email));
}

async function sayings(file: TableFile<Values>): Promise<ReadonlyMap<number, Said>> {
  const before = saidIn.get(file);
  if (before !== undefined) return before;
  const said = new Map<number, Said>();
  for await (const { rows } of file.pieces())
    for (const { values } of rows)
      if (values.number !== null) said.set(values.number, { email: values.email, hash: rowHash(values) });
  saidIn.set(file, said);
  return said;
}
