import type { Page } from './connection';

/** A text with what its places hold. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Gives values their places in a text that is put together. */
export class Places {
  readonly values: unknown[] = [];

  /** Where this value is: `$3::uuid`. */
  of(value: unknown, type: string): string {
    return `$${this.values.push(value)}::${type}`;
  }

  /** The first of the two places that a page's key takes, as `keysetSql` wants it. */
  keyOf(page: Page): number {
    const from = this.values.length + 1;
    this.values.push(...(page.key ?? []));
    return from;
  }
}
