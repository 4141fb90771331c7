import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A running process: its number and how it was called. */
export interface Child {
  pid: number;
  command: string;
}

/** The processes that this one started and that still run. */
export function childrenOf(parent: number): Child[] {
  return processes().filter((each) => each.parent === parent);
}

function processes(): (Child & { parent: number })[] {
  if (process.platform !== 'linux')
    return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' })
      .split('\n')
      .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
      .flatMap((found) =>
        found ? [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3]! }] : [],
      );
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [{ pid: Number(pid), parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), command }];
      } catch {
        // It ended while we looked.
        return [];
      }
    });
}
