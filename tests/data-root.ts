import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A data root for one run. It may be passed through, as a temporary folder otherwise may not: run by root, every
 * start would else make its database elsewhere, and leave it there.
 */
export function makeDataRoot(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `kommis-${purpose}-`));
  chmodSync(folder, 0o711);
  return folder;
}
