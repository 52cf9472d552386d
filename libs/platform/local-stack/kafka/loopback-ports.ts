import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** Free a moment ago, and each another; somebody else may take one until it is used. */
export const loopbackPorts = async (count: number): Promise<readonly number[]> => {
  const held = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(held.map((server) => once(server, 'listening')));
  const ports = held.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(held.map((server) => once(server.close(), 'close')));
  return ports;
};
