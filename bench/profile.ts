import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Frame {
  functionName: string;
  url: string;
  lineNumber: number;
}

interface CpuProfile {
  nodes: { id: number; callFrame: Frame; children?: number[] }[];
  startTime: number;
  samples: number[];
  timeDeltas: number[];
}

/** What is neither work nor ours to mend. */
const RESTING = new Set(['(idle)', '(program)', '(root)']);

/**
 * Where the product's CPU went after it had started: by part, with what the runtime did for it (a write to a
 * socket counts for who wrote), and by function alone.
 */
export function readProfile(folder: string, startMs: number): string[] {
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'));
  if (!file) return ['There is no profile.'];
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const parts = new Map<string, number>();
  const functions = new Map<string, number>();
  let [total, clock] = [0, 0];
  profile.samples.forEach((id, at) => {
    const time = profile.timeDeltas[at] ?? 0;
    clock += time;
    const frame = frames.get(id);
    if (!frame || RESTING.has(frame.functionName) || clock < startMs * 1000) return;
    total += time;
    let owner: number | undefined = id;
    while (owner !== undefined && isRuntime(frames.get(owner))) owner = parents.get(owner);
    add(parts, partOf(owner === undefined ? frame : frames.get(owner)!), time);
    const place =
      frame.url === '' ? '' : ` ${frame.url.split('/').slice(-2).join('/')}:${frame.lineNumber + 1}`;
    add(functions, `${frame.functionName || '(anonymous)'}${place}`, time);
  });
  const top = (map: Map<string, number>, count: number): string[] =>
    [...map]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, time]) => `${((time / total) * 100).toFixed(1).padStart(5)} %  ${name}`);
  return ['By part:', ...top(parts, 34), 'By function:', ...top(functions, 60)];
}

function add(map: Map<string, number>, name: string, time: number): void {
  map.set(name, (map.get(name) ?? 0) + time);
}

function isRuntime(frame: Frame | undefined): boolean {
  return (
    frame !== undefined &&
    (frame.url === '' || frame.url.startsWith('node:')) &&
    frame.functionName !== '(garbage collector)'
  );
}

function partOf({ url, functionName }: Frame): string {
  if (url === '' || url.startsWith('node:'))
    return functionName === '(garbage collector)' ? functionName : '(runtime)';
  const packaged = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  return packaged ?? /dist\/(.*)\/[^/]+$/.exec(url)?.[1] ?? /web\/build/.exec(url)?.[0] ?? url.slice(-40);
}
