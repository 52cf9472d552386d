import { Module, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import {
  CommandsModule,
  connectCommands,
  MAX_FRAME_BYTES,
  type CommandServer,
  type CommandsOfContext,
} from '@platform/command-gateway';
import { commandMetrics } from '@platform/observability';

import { globalPorts, type Bound } from './global-ports';
import type { Host } from './hosted';

export type AppParts = Readonly<{
  ports: readonly Bound[];
  modules: readonly Type[];
  /** What other processes may ask of it. */
  commands: CommandsOfContext;
}>;

export type ServiceApp = Readonly<{
  app: INestApplication;
  /** Listens once the application's microservices are started. */
  server: CommandServer;
}>;

/** A service's Nest application: its ports, its modules, and the port that it takes commands on. */
export const createServiceApp = async (
  { ports, modules, commands }: AppParts,
  { config: { host, commandsPort: port }, logger, metrics }: Host,
): Promise<ServiceApp> => {
  class Root {}
  const imports = [
    globalPorts(ports),
    CqrsModule.forRoot(),
    ...modules,
    CommandsModule.of(commands, MAX_FRAME_BYTES, commandMetrics(metrics)),
  ];
  Module({ imports })(Root);
  const app = await NestFactory.create(Root, new FastifyAdapter(), { logger, abortOnError: false });
  const server = connectCommands(app, { host, port });
  await app.init();
  return { app, server };
};
