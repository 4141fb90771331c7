import { createHash } from 'node:crypto';
import { Kept } from '../kept/kept';

const names = new Kept<string>('statements');
/** Its characters, and what stands around them. */
const NAME_BYTES = 200;

/**
 * What a statement is called on its connection, made of its text alone: a person reads what it does and where, and the hash
 * makes one name one text. There are as many as texts that the code can make, and no more: what people type are values.
 */
export function statementName(text: string): string {
  let name = names.find(text);
  if (name === undefined) {
    name = `${statementLabel(text)} ${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    names.keep(text, name, NAME_BYTES);
  }
  return name;
}

/** What a statement does and where, `UPDATE probe.thing`: no more than the 46 characters that a name has room for beside its hash. */
export function statementLabel(text: string): string {
  const [verb = ''] = /\w+/.exec(text) ?? [];
  const [, table] = tablePattern.exec(text) ?? functionPattern.exec(text) ?? [];
  return [verb.toUpperCase(), table].join(' ').trim().slice(0, 46);
}

const tablePattern = /\b(?:FROM|INTO|UPDATE)\s+(\w+\.\w+|\w+\."\w+")/i;
/** Where no table is named: `SELECT kernel.emit($1)`. */
const functionPattern = /\b([a-z_]+\.[a-z_]+)/;
