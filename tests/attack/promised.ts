import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Marks } from '../../services/kernel/operation/marks';
import { rulesWith, type Rule } from '../../services/kernel/permission/rules';

/** A file of schema/, as committed. */
export const promised = (file: string): string =>
  readFileSync(join(__dirname, '..', '..', 'schema', file), 'utf8');

/** `Type.field` → rule, as the gateway reads it; a copy of one's own, to break. */
export const promisedPermissions = (): Record<string, string> =>
  JSON.parse(promised('permissions.json')) as Record<string, string>;

/** What the gateway knows of operations before it runs them. */
export const promisedMarks = (): Marks => JSON.parse(promised('marks.json')) as Marks;

/** The rules by name, with one for each right that a service declares. */
export const promisedRules = (): Readonly<Record<string, Rule>> =>
  rulesWith(Object.keys(JSON.parse(promised('rights.json')) as object));
