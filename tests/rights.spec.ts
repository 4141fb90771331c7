import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import promised from '../schema/rights.json';
import { roles as staffRoles, rightsOf } from '../services/identity/staff/staff.rules';
import { EVERY_RIGHT } from '../services/kernel/permission/rights';
import { rules } from '../services/kernel/permission/rules';
import { promisedPermissions } from './attack/promised';
import { roles } from './attack/world';

/**
 * A right is declared once, in the service that enforces it, and emitted to schema/rights.json; roles, pages and the
 * other services read it from there. Held by looking at every place where one is named.
 */
const root = resolve(__dirname, '..');
const declared = Object.keys(promised);

/** How a right is named: in a table, a page, a policy, a role, an actor. */
const namings = [
  /\bwithRight\(\w+, '([^']+)'\)/g,
  /\bmay\([\w.]+, '([^']+)'\)/g,
  /\bhasRight\([\w.]+, '([^']+)'\)/g,
  /\bhas_right\('([^']+)'\)/g,
];

function named(): { file: string; right: string }[] {
  return globSync(['services/**/*.{ts,sql}', 'gateway/**/*.ts', 'web/src/**/*.{ts,svelte}'], { cwd: root })
    .filter((file) => !/\.spec\.ts$|\/testing\/|^services\/kernel\//.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return namings.flatMap((naming) =>
        [...text.matchAll(naming)].map(([, right = '']) => ({ file, right })),
      );
    });
}

test('no right is named that no service declares', () => {
  const found = named();
  expect(found.filter(({ right }) => !declared.includes(right))).toEqual([]);
  expect(found.filter(({ file }) => file.startsWith('web/')).length).toBeGreaterThan(5);
  expect(found.length).toBeGreaterThan(10);
});

test('every rule of the graph is the kernel’s or a declared right, and each right is asked by one', () => {
  const names = Object.values(promisedPermissions()).map((rule) => rule.replace(/^portalOr:/, ''));
  const asked = new Set(names.filter((rule) => !(rule in rules)));
  expect([...asked].sort()).toEqual([...declared].sort());
});

test('each right has a sentence, and the service that declares it', () => {
  for (const [right, { sentence, service }] of Object.entries(promised)) {
    expect([right, sentence]).toEqual([right, expect.stringMatching(/^[A-Z].{15,}\.$/)]);
    const text = readFileSync(join(root, 'services', service, 'rights.ts'), 'utf8');
    expect([right, text.includes(sentence)]).toEqual([right, true]);
  }
});

test('roles are combinations of declared rights; an owner has all', () => {
  // What an operator may do is nobody's to give: it is declared by no service.
  for (const role of staffRoles.filter((each) => each !== 'operator'))
    expect(rightsOf(role, []).filter((right) => right !== EVERY_RIGHT && !declared.includes(right))).toEqual(
      [],
    );
  expect(staffRoles.filter((role) => rightsOf(role, []).includes(EVERY_RIGHT))).toEqual(['owner']);
});

test('each declared right is attacked with, alone', () => {
  const alone = roles.flatMap((role) => /^staff\+(.*)$/.exec(role)?.[1] ?? []);
  expect(alone.sort()).toEqual([...declared].sort());
});
