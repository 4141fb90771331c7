import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * How far behind pages and the database the work of callers' size stands where the processor is full, as the system
 * counts it: not so far that it comes to nothing, a third of what one of them gets.
 */
const BEHIND_PAGES = 5;

/** Puts a process behind pages and the database; where the system does not let us, its work is done all the same. */
export function putBehindPages(pid: number): void {
  try {
    setPriority(pid, BEHIND_PAGES);
  } catch {
    // It has ended already, or the system forbids it.
  }
}

/** The same for the thread that calls it, where threads have a priority of their own: Linux. */
export function stepBehindPages(): void {
  try {
    const [, id] = readlinkSync('/proc/thread-self').split('/task/');
    setPriority(Number(id), BEHIND_PAGES);
  } catch {
    // Another system.
  }
}
