import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

/** Where the product's CPU went: the share of each part, and of the functions that take most. Idle time is left out. */
export function readProfile(folder: string): string[] {
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'));
  if (!file) return ['There is no profile.'];
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parts = new Map<string, number>();
  const functions = new Map<string, number>();
  let total = 0;
  profile.samples.forEach((id, at) => {
    const frame = frames.get(id);
    if (!frame || frame.functionName === '(idle)' || frame.functionName === '(program)') return;
    const time = profile.timeDeltas[at] ?? 0;
    total += time;
    const part = partOf(frame.url, frame.functionName);
    parts.set(part, (parts.get(part) ?? 0) + time);
    const name = `${frame.functionName || '(anonymous)'} ${frame.url.split('/').slice(-2).join('/')}:${frame.lineNumber + 1}`;
    functions.set(name, (functions.get(name) ?? 0) + time);
  });
  const top = (map: Map<string, number>, count: number): string[] =>
    [...map]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, time]) => `${((time / total) * 100).toFixed(1).padStart(5)} %  ${name}`);
  return ['By part:', ...top(parts, 22), 'By function:', ...top(functions, 40)];
}

function partOf(url: string, name: string): string {
  if (url === '') return name === '(garbage collector)' ? name : '(native)';
  const packaged = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url.slice(url.lastIndexOf('node_modules')))?.[1];
  if (packaged) return packaged;
  if (url.startsWith('node:')) return url;
  return /dist\/(.*)\/[^/]+$/.exec(url)?.[1] ?? /web\/build/.exec(url)?.[0] ?? url.slice(-40);
}
