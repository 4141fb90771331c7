import { rule } from 'graphql-shield';
import type { GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import type { Actor } from '../actor/actor';
import { hasRight } from './rights';
import { portalOrRight, rules, type Rule, type RuleName } from './rules';

type ShieldRule = ReturnType<ReturnType<typeof rule>>;

const names = new Map<ShieldRule, string>();

/** graphql-shield's rule of ours. `no_cache`: its caches key on the wrong things. */
function shieldRule(name: string, check: Rule): ShieldRule {
  const made = rule(name, { cache: 'no_cache' })(
    (_parent: unknown, _args: unknown, context: { actor: Actor }) => check(context.actor),
  );
  names.set(made, name);
  return made;
}

/** The rules that ask no right. */
export const shield = Object.fromEntries(
  Object.entries(rules).map(([name, check]) => [name, shieldRule(name, check)]),
) as unknown as Record<RuleName, ShieldRule>;

/**
 * The rule for staff who have a right: one that the service declares itself (its rights.ts), or that another one does
 * (schema/rights.json). A name that is not among them does not compile.
 */
export function withRight<Name extends string>(
  _declared: Readonly<Record<Name, unknown>>,
  right: NoInfer<Name>,
): ShieldRule {
  return shieldRule(right, (actor) => hasRight(actor, right));
}

/** The rule for whoever is at the portal, of what is theirs, and staff who have a right. */
export function portalOr<Name extends string>(
  _declared: Readonly<Record<Name, unknown>>,
  right: NoInfer<Name>,
): ShieldRule {
  return shieldRule(...portalOrRight(right));
}

/** A service's permission table: type → one rule for all its fields, or field → rule with `'*'` for the rest. */
export type PermissionTable = Record<string, ShieldRule | Record<string, ShieldRule>>;

function nameOf(each: ShieldRule, where: string): string {
  const name = names.get(each);
  if (name === undefined) throw new Error(`${where} has a rule the kernel does not know`);
  return name;
}

/**
 * Compiles a table to `Type.field → rule name`, complete over the schema's own object types. A field
 * without a rule, or a rule without a field, throws: that is the test that the table is complete.
 */
export function compilePermissions(table: PermissionTable, schema: GraphQLSchema): Record<string, string> {
  const compiled: Record<string, string> = {};
  const missing: string[] = [];
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('_'),
  );
  for (const type of types) {
    if (!isObjectType(type)) continue;
    const entry = table[type.name];
    for (const field of Object.keys(type.getFields())) {
      if (field === '_entities' || field === '_service') continue;
      const coordinate = `${type.name}.${field}`;
      const found = entry === undefined || isShieldRule(entry) ? entry : (entry[field] ?? entry['*']);
      if (found === undefined) missing.push(coordinate);
      else compiled[coordinate] = nameOf(found, coordinate);
    }
  }
  const known = new Set(types.map((type) => type.name));
  const unknown = Object.keys(table).filter((name) => !known.has(name));
  for (const [name, entry] of Object.entries(table)) {
    const type = schema.getType(name);
    if (isShieldRule(entry) || !isObjectType(type)) continue;
    unknown.push(
      ...Object.keys(entry)
        .filter((field) => field !== '*' && !(field in type.getFields()))
        .map((field) => `${name}.${field}`),
    );
  }
  if (missing.length + unknown.length > 0) {
    throw new Error(
      `Permission table: without a rule: ${missing.join(', ') || 'none'}; without a field: ${unknown.join(', ') || 'none'}`,
    );
  }
  return compiled;
}

function isShieldRule(entry: ShieldRule | Record<string, ShieldRule>): entry is ShieldRule {
  return names.has(entry as ShieldRule);
}
