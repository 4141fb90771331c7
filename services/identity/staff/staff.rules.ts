/** Rights by role [S5]; the names are those of the kernel's rules. 'owner' implies every right. */
const roleRights: Readonly<Record<string, readonly string[]>> = {
  owner: ['owner'],
  manager: ['customers.edit', 'consignment.edit', 'users.edit', 'import', 'jobs'],
  clerk: ['customers.edit', 'consignment.edit'],
  'read-only': [],
};

export const roles = ['owner', 'manager', 'clerk', 'read-only'] as const;
export type Role = (typeof roles)[number];

const known = new Set(Object.values(roleRights).flat());

/** The rights of a role and what was given beyond it, each once, sorted. A role or right nobody knows gives none. */
export function rightsOf(role: string, extraRights: readonly string[]): string[] {
  const own = Object.hasOwn(roleRights, role) ? (roleRights[role] ?? []) : [];
  return [...new Set([...own, ...extraRights.filter((right) => right !== 'owner' && known.has(right))])].sort();
}
