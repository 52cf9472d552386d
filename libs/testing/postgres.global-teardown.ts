export default async function stopTestServer(): Promise<void> {
  await globalThis.stopTestServer?.();
}
