import { endSharedProduct } from './product/shared';

/** Stops the server the set-up started, and takes away all that the run made. */
export default async function tearDown(): Promise<void> {
  await endSharedProduct();
  await globalThis.kommisTestServer?.stop();
  const ended = (await globalThis.kommisRunFolder?.remove()) ?? [];
  for (const each of ended.filter((command) => !command.startsWith('postgres: ')))
    console.log(`Left running by a spec, and ended now: ${each}`);
}
