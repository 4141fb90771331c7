import type { DataSource } from 'typeorm';

/** How often a database is asked before it counts as away. */
const OPENINGS = 5;

/** Opens it. A machine that has just started may be slow at first: what only took too long is tried again. */
export async function openPatiently(source: DataSource): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await source.initialize();
      return;
    } catch (error) {
      if (attempt === OPENINGS || !/timeout/i.test((error as Error).message)) throw error;
    }
  }
}
