import { createServer, type AddressInfo } from 'node:net';

import { DomainError } from '@kernel';

/** Somebody listens there already: perhaps this very product. */
export class PortInUse extends DomainError {
  readonly code = 'PORT_IN_USE';

  constructor(host: string, port: number, setting: string) {
    super(
      `Port ${String(port)} on ${host} is in use. Stop what listens there, or choose another: ` +
        `${setting}=${String(port + 2)}`,
    );
  }
}

/** Asked before a database is started for nothing. @throws PortInUse */
export const requireFreePort = async (
  host: string,
  port: number,
  setting: string,
): Promise<void> => {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortInUse(host, port, setting) : error);
    });
    probe.listen({ host, port, exclusive: true }, resolve);
  });
  await new Promise<void>((resolve) => {
    probe.close(() => {
      resolve();
    });
  });
};

/** The port that was given where any would do. */
export const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
