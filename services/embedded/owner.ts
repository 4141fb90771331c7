import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { startedAt } from './process';

/**
 * One Kommis at a time runs a data folder's PostgreSQL. Returns the function that gives it back, or the
 * process id of the living one that has it. A dead owner (kill -9) is recognised by its start time, because
 * process ids are given out again.
 */
export function claim(file: string): (() => void) | { takenBy: number } {
  const mine = `${process.pid} ${startedAt(process.pid)}`;
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, mine);
  try {
    for (;;) {
      try {
        linkSync(draft, file);
        return () => {
          if (read(file) === mine) rmSync(file, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const theirs = read(file);
      const [pid, started] = theirs.split(' ');
      if (started && startedAt(Number(pid)) === started) return { takenBy: Number(pid) };
      setAside(file, theirs, draft);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two starts may meet over the same dead owner: only what was judged dead is removed, anything newer is put back. */
function setAside(file: string, judged: string, draft: string): void {
  const aside = `${draft}.dead`;
  try {
    renameSync(file, aside);
    if (read(aside) !== judged) linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
