import { Kind, visit, type DocumentNode } from 'graphql';
import { tooLarge } from './unfit';

/** How much there may be in the values of one operation. */
export interface ValueLimits {
  /** Lists and objects within each other. */
  depth: number;
  /** Values in all, lists and objects included. */
  count: number;
  /** Of all texts and names together. */
  characters: number;
}

/** What a caller may send. The deepest input has four levels, the longest text 10,000 characters. */
export const CALLER_VALUES: ValueLimits = { depth: 10, count: 5_000, characters: 250_000 };

/** What the gateway may send a service: the caller's values, and the keys of the entities of a whole answer. */
export const SERVICE_VALUES: ValueLimits = { depth: 20, count: 100_000, characters: 2_000_000 };

/** Throws where values are more than anybody needs. Its own work is bounded by the limits, not by the values. */
export function assertValuesWithin(limits: ValueLimits, values: unknown): void {
  // The map of variables itself is no value of theirs.
  new Weight(limits).add(values, 0);
}

/** What values come to so far. Every part of every operation is weighed: nothing is made on the way. */
class Weight {
  private count = 0;
  private characters = 0;

  constructor(private readonly limits: ValueLimits) {}

  add(value: unknown, depth: number): void {
    if (typeof value === 'string') this.addCharacters(value.length);
    else if (typeof value === 'object' && value !== null) {
      if (depth > this.limits.depth) throw tooDeep(this.limits);
      if (Array.isArray(value)) this.addList(value, depth);
      else this.addObject(value as Readonly<Record<string, unknown>>, depth);
    }
  }

  private addList(list: readonly unknown[], depth: number): void {
    this.addCount(list.length);
    for (const each of list) this.add(each, depth + 1);
  }

  private addObject(object: Readonly<Record<string, unknown>>, depth: number): void {
    for (const key in object) {
      this.addCount(1);
      this.addCharacters(key.length);
      this.add(object[key], depth + 1);
    }
  }

  private addCount(more: number): void {
    this.count += more;
    if (this.count > this.limits.count) throw tooLarge(`more than ${this.limits.count} values`);
  }

  private addCharacters(more: number): void {
    this.characters += more;
    if (this.characters > this.limits.characters)
      throw tooLarge(`more than ${this.limits.characters} characters of values`);
  }
}

/** The same for what is written in a document, whose length and tokens the reader has limited. */
export function assertLiteralsWithin(limits: ValueLimits, document: DocumentNode): void {
  let depth = 0;
  let count = 0;
  const enter = (): void => {
    if (++depth > limits.depth) throw tooDeep(limits);
  };
  const leave = (): void => void depth--;
  visit(document, {
    enter(node) {
      if (node.kind.endsWith('Value') && ++count > limits.count)
        throw tooLarge(`more than ${limits.count} values`);
      if (node.kind === Kind.LIST || node.kind === Kind.OBJECT) enter();
    },
    leave(node) {
      if (node.kind === Kind.LIST || node.kind === Kind.OBJECT) leave();
    },
  });
}

/** Whether lists and objects of a posted JSON text are nested deeper than any operation's. */
export function isNestedBeyond(limit: number, json: Uint8Array): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (isText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === OPENING_BRACKET || byte === OPENING_BRACE) {
      if (++depth > limit) return true;
    } else if (byte === CLOSING_BRACKET || byte === CLOSING_BRACE) depth--;
  }
  return false;
}

/** The refusal of a nest. */
export function tooDeep(limits: ValueLimits) {
  return tooLarge(`values nested deeper than ${limits.depth} levels`);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
