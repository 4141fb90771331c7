import type { Fault, FaultGroup } from './dry-run.ts';

/** A cause is the same thing wrong in the same column. */
const keyOf = ({ letter, code }: Pick<Fault, 'letter' | 'code'>): string => `${letter ?? ''} ${code}`;

/** By their first row, and within it as the columns stand: A before B before AA. */
function inOrder(one: FaultGroup, other: FaultGroup): number {
  const [a, b] = [one.letter ?? '', other.letter ?? ''];
  return (one.rows[0] ?? 0) - (other.rows[0] ?? 0) || a.length - b.length || a.localeCompare(b);
}

/** The causes of two parts as one list. A column that both read has its faults once; `twice` says how many that were. */
export function joinGroups(lists: readonly (readonly FaultGroup[])[]): {
  groups: FaultGroup[];
  twice: number;
} {
  const joined = new Map<string, FaultGroup>();
  let twice = 0;
  for (const group of lists.flat()) {
    const known = joined.get(keyOf(group));
    if (known) twice += Math.min(known.count, group.count);
    if (!known || group.count > known.count) joined.set(keyOf(group), group);
  }
  return { groups: [...joined.values()].sort(inOrder), twice };
}

/** Listed faults by their cause. */
export function groupsOf(faults: readonly Fault[]): FaultGroup[] {
  const groups = new Map<string, FaultGroup>();
  for (const fault of faults) {
    const { letter, column, code, row, value } = fault;
    const fresh: FaultGroup = { letter, column, code, count: 0, rows: [], values: [] };
    const group = groups.get(keyOf(fault)) ?? fresh;
    groups.set(keyOf(fault), group);
    group.count += 1;
    group.rows.push(row);
    const known = group.values.find(({ first }) => first.value === value);
    if (known) known.count += 1;
    else group.values.push({ first: fault, count: 1 });
  }
  return [...groups.values()];
}
