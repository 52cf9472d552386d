import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';

/**
 * Free a moment ago, and each another; somebody else may take one until it is used.
 *
 * @param wanted the first of them, where it is free
 */
export const loopbackPorts = async (count: number, wanted = 0): Promise<readonly number[]> => {
  const held = await Promise.all(
    Array.from({ length: count }, (_, n) => holding(n === 0 ? wanted : 0)),
  );
  const ports = held.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(held.map((server) => once(server.close(), 'close')));
  return ports;
};

/** That port, or any where it is taken. */
const holding = async (port: number): Promise<Server> => {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if (port === 0) throw error;
    return holding(0);
  }
};
