import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Stops the server the set-up started and removes its files. */
export default async function tearDown(): Promise<void> {
  const server = globalThis.kommisTestServer;
  if (!server) return;
  await server.stop();
  rmSync(dirname(server.dataDir), { recursive: true, force: true });
}
