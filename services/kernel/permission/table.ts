import { rule } from 'graphql-shield';
import type { GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import type { Actor } from '../actor/actor';
import { rules, type RuleName } from './rules';

type ShieldRule = ReturnType<ReturnType<typeof rule>>;

/** graphql-shield's rules, one each of ours. `no_cache`: its caches key on the wrong things. */
export const shield = Object.fromEntries(
  Object.entries(rules).map(([name, check]) => [
    name,
    rule(name, { cache: 'no_cache' })((_parent: unknown, _args: unknown, context: { actor: Actor }) =>
      check(context.actor),
    ),
  ]),
) as unknown as Record<RuleName, ShieldRule>;

/** A service's permission table: type → one rule for all its fields, or field → rule with `'*'` for the rest. */
export type PermissionTable = Record<string, ShieldRule | Record<string, ShieldRule>>;

const names = new Map<ShieldRule, RuleName>(
  Object.entries(shield).map(([name, each]) => [each, name as RuleName]),
);

function nameOf(each: ShieldRule, where: string): RuleName {
  const name = names.get(each);
  if (name === undefined) throw new Error(`${where} has a rule the kernel does not know`);
  return name;
}

/**
 * Compiles a table to `Type.field → rule name`, complete over the schema's own object types. A field
 * without a rule, or a rule without a field, throws: that is the test that the table is complete.
 */
export function compilePermissions(table: PermissionTable, schema: GraphQLSchema): Record<string, RuleName> {
  const compiled: Record<string, RuleName> = {};
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
