/** Stops the server the set-up started. */
export default async function tearDown(): Promise<void> {
  await globalThis.kommisTestServer?.stop();
}
