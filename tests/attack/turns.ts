/**
 * Of an attack that is made three times over, from one side after the other, a run of all tests makes a seeded third: each
 * thing is tried from one side. With `KOMMIS_ATTACK=whole` it is tried from all of them.
 */
const whole = process.env['KOMMIS_ATTACK'] === 'whole';
const seed = Number(process.env['KOMMIS_ATTACK_SEED'] ?? 1);

/** What is tried in this turn of three, counted from 0. */
export const inTurn = <Thing>(turn: number, all: readonly Thing[]): Thing[] =>
  all.filter((_thing, at) => whole || (at + turn + seed) % 3 === 0);

/** Whether that is left to `inTurn`, and not asked for whole. */
export const isDrawn = !whole;

/** A seeded tenth of many probes of one kind, drawn and not counted off: in a regular list every tenth is the same probe. */
export function tenthOf<Thing>(all: readonly Thing[]): Thing[] {
  let state = seed;
  const drawn = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  return all.filter(() => drawn() < 0.1 || whole);
}
