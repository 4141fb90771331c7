import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Measured, Plan } from './measure';
import type { PermissionCost } from './permissions';
import type { Asked } from './statements';
import { root } from './world';

/** Everything one run found. */
export interface Results {
  customers: number;
  plan: Plan;
  measured: Measured[];
  asked: Map<string, Asked>;
  memoryMb: number | null;
  permissions: PermissionCost | null;
  startMs: number | null;
  postgres: string;
}

/** The results as a Markdown table with what belongs to it. */
export function tableOf(results: Results): string[] {
  const { measured, asked, memoryMb, permissions, startMs } = results;
  const rows = measured.map(({ operation, connections, figures, ofFloor, ofGuarded, cpuMs }) => {
    const { perSecond = 0, p50 = 0, p99 = 0 } = figures.product ?? {};
    const other = (of: 'floor' | 'guarded'): string =>
      figures[of] ? String(Math.round(figures[of].perSecond)) : '–';
    const ratio = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
    const { statements, withEnds } = asked.get(operation.name) ?? { statements: 0, withEnds: 0 };
    return [
      operation.title,
      connections,
      Math.round(perSecond),
      p50.toFixed(1),
      p99.toFixed(1),
      cpuMs?.toFixed(2) ?? '–',
      other('floor'),
      other('guarded'),
      ratio(ofFloor),
      ratio(ofGuarded),
      statements,
      withEnds,
    ];
  });
  return [
    '| Operation | Connections | Product /s | p50 ms | p99 ms | CPU ms | Floor /s | Guarded /s | of floor | of guarded | Statements | with BEGIN and COMMIT |',
    '| :-- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
    ...(memoryMb === null
      ? []
      : [`Memory of the one process after the run: ${memoryMb} MB (target: under 350).`]),
    ...(startMs === null
      ? []
      : [
          `Start of the process to the first operation answered, database included: ${(startMs / 1000).toFixed(2)} s (target: 3).`,
        ]),
    ...(permissions === null
      ? []
      : [
          `Permission check on the customer list: ${permissions.medianPercent.toFixed(1)} % (median of ${permissions.pairs} interleaved pairs; half of them between ${permissions.lowerPercent.toFixed(1)} and ${permissions.upperPercent.toFixed(1)} %; target: under 5).`,
        ]),
  ];
}

/** Puts the section of this size into docs/benchmarks.md; what people wrote around it stays. */
export function writeReport(results: Results): void {
  const file = join(root, 'docs', 'benchmarks.md');
  const name = `${results.customers} customers`;
  const [from, until] = [`<!-- results: ${name} -->`, `<!-- end: ${name} -->`];
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '# Benchmarks\n';
  const section = [
    from,
    `### ${results.customers.toLocaleString('en')} customers, ${(results.customers * 2).toLocaleString('en')} items`,
    '',
    machineOf(results),
    '',
    ...tableOf(results),
    until,
  ].join('\n');
  const [start, end] = [text.indexOf(from), text.indexOf(until)];
  const written =
    start >= 0 && end > start
      ? text.slice(0, start) + section + text.slice(end + until.length)
      : `${text.trimEnd()}\n\n${section}\n`;
  writeFileSync(file, written);
}

function machineOf({ plan, postgres }: Results): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${availableParallelism()} cores (${model}), ${memory} GB, Node ${process.version}, PostgreSQL ${postgres}, ${process.platform}; ${plan.rounds} rounds of ${(plan.sliceMs / 1000).toFixed(1)} s for each figure.`;
}
