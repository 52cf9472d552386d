import type { INestApplication } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Clock } from '@platform/clock';

import {
  applicationOf,
  CONTEXTS,
  portsInMemory,
  type PortsInMemory,
} from '../../testing/command-gateway.fixture';
import { connectCommands } from './command-server';
import { CommandsModule } from './commands.module';
import { TcpGateway, type TcpGatewayOptions } from './tcp-gateway';

/** Each over a real socket of this machine; closing is safe to do twice. */
export const startService = async (
  context: string,
  ports: PortsInMemory = portsInMemory(),
  options: Readonly<{ port?: number; maxBytes?: number; stopMs?: number }> = {},
) => {
  const found = CONTEXTS.find((one) => one.context === context);
  if (!found) throw new Error(`There is no context ${context}.`);
  const modules = [found.module, CommandsModule.of(found, options.maxBytes)];
  const testing = await applicationOf(ports, modules).compile();
  const app: INestApplication = testing.createNestApplication(new FastifyAdapter(), {
    logger: false,
  });
  const server = connectCommands(app, { host: '127.0.0.1', port: 0, ...options });
  await app.init();
  await app.startAllMicroservices();
  const { port } = server.listeningAt();
  let closing: Promise<void> | undefined;
  return { port, close: () => (closing ??= app.close()) };
};

export const gatewayTo = (
  ports: Readonly<Record<string, number>>,
  clock: Clock,
  over: Partial<TcpGatewayOptions> = {},
): TcpGateway => {
  const services = Object.entries(ports).map(
    ([context, port]) => [context, { host: '127.0.0.1', port }] as const,
  );
  return new TcpGateway({
    contexts: CONTEXTS.filter(({ context }) => context in ports),
    services: Object.fromEntries(services),
    clock,
    ...over,
  });
};
