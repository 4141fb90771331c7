import { Connection, loadFor, type Answer } from './load';
import type { Operation, Target } from './operations';
import type { Server } from './world';

/** What one operation did at one number of connections. */
export interface Measured {
  operation: Operation;
  connections: number;
  figures: Partial<Record<Target, Figures>>;
  /** Product by floor and by guarded floor: the median of the rounds. */
  ofFloor: number | null;
  ofGuarded: number | null;
  /** What the product's own process worked for one operation, its database not counted: the round with the least noise of others. */
  cpuMs: number | null;
}

export interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
}

/** How long, how often, with how many connections. */
export interface Plan {
  connections: number[];
  rounds: number;
  sliceMs: number;
  warmUpMs: number;
}

const order: Target[] = ['product', 'floor', 'guarded'];

/** Measures each operation on each target in short slices that take turns, so that all see the same machine. */
export async function measure(
  operations: readonly Operation[],
  servers: Record<Target, Server>,
  plan: Plan,
  say: (line: string) => void,
): Promise<Measured[]> {
  const found: Measured[] = [];
  let turn = 0;
  for (const operation of operations) {
    for (const count of plan.connections) {
      const targets = order.filter((target) => operation.requests[target]);
      const connections = new Map(
        targets.map((target) => [
          target,
          Array.from({ length: count }, () => new Connection(servers[target].port)),
        ]),
      );
      const slices = new Map<Target, number[][]>(targets.map((target) => [target, []]));
      const worked: number[] = [];
      for (let round = -1; round < plan.rounds; round += 1) {
        for (let at = 0; at < targets.length; at += 1) {
          const target = targets[(at + Math.max(round, 0)) % targets.length]!;
          const make = operation.requests[target]!;
          // The first round only warms up: plans, prepared statements, compiled code.
          const measuredMs = round < 0 ? Math.min(400, plan.sliceMs) : plan.sliceMs;
          const before = servers[target].cpuMs();
          const slice = await loadFor(connections.get(target)!, () => make(turn++), isGood(operation), {
            warmUpMs: plan.warmUpMs,
            measuredMs,
          });
          if (target === 'product' && round >= 0 && before !== null)
            worked.push((servers.product.cpuMs()! - before) / slice.asked);
          if (round >= 0) slices.get(target)!.push(slice.latencies);
        }
      }
      for (const each of [...connections.values()].flat()) each.close();
      const measured = {
        ...summarise(operation, count, slices, plan.sliceMs),
        cpuMs: worked.length === 0 ? null : Math.min(...worked),
      };
      found.push(measured);
      say(lineOf(measured));
    }
  }
  return found;
}

/** A refusal is quick: counted as an operation it would be a lie. */
export function isGood(operation: Operation): (answer: Answer) => boolean {
  const wrong =
    operation.kind === 'write'
      ? ['"errors"', 'InvalidInput', 'NotOnSale']
      : operation.kind === 'page'
        ? []
        : ['"errors"', '{"data":{"customer":null}}'];
  return ({ status, body }) => status === 200 && !wrong.some((text) => body.includes(text));
}

function summarise(
  operation: Operation,
  connections: number,
  slices: ReadonlyMap<Target, number[][]>,
  sliceMs: number,
): Omit<Measured, 'cpuMs'> {
  const figures: Measured['figures'] = {};
  for (const [target, rounds] of slices) {
    const all = rounds.flat().sort((a, b) => a - b);
    figures[target] = {
      perSecond: (all.length / (rounds.length * sliceMs)) * 1000,
      p50: quantile(all, 0.5),
      p99: quantile(all, 0.99),
    };
  }
  const ratio = (other: Target): number | null => {
    const [ours, theirs] = [slices.get('product'), slices.get(other)];
    return ours && theirs ? median(ours.map((round, at) => round.length / theirs[at]!.length)) : null;
  };
  return { operation, connections, figures, ofFloor: ratio('floor'), ofGuarded: ratio('guarded') };
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/** The value below which this share of the values lies. */
export function quantile(sorted: readonly number[], q: number): number {
  if (sorted.length === 0) return Number.NaN;
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!;
}

function lineOf({ operation, connections, figures, ofFloor, ofGuarded, cpuMs }: Measured): string {
  const of = (target: Target): string => String(Math.round(figures[target]?.perSecond ?? 0)).padStart(6);
  const ratio = (value: number | null): string => (value === null ? '   –' : value.toFixed(2));
  const { p50 = 0, p99 = 0 } = figures.product ?? {};
  return `${operation.title.padEnd(26)} ${String(connections).padStart(2)} conn  product ${of('product')}/s  p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms  floor ${of('floor')}/s  guarded ${of('guarded')}/s  of floor ${ratio(ofFloor)}  of guarded ${ratio(ofGuarded)}  CPU ${cpuMs?.toFixed(2) ?? '–'} ms`;
}
