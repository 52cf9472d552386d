import { Module, type LoggerService, type LogLevel, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

import { ApiModule } from './api.module';
import { prepareApi, type ApiOptions } from './prepare-api';

export type ApiAppOptions = ApiOptions & Readonly<{ logger: LoggerService | LogLevel[] | false }>;

/**
 * The routes over whatever binds their ports, ready to listen or to be injected into.
 *
 * @param modules bind `ApiPorts` and the CommandGateway, and hold what else lives in the process
 */
export const createApiApp = async (
  modules: NonNullable<ModuleMetadata['imports']>,
  { logger, ...options }: ApiAppOptions,
): Promise<NestFastifyApplication> => {
  class Root {}
  Module({ imports: [...modules, ApiModule] })(Root);
  const adapter = new FastifyAdapter({
    bodyLimit: options.bodyMaxBytes,
    forceCloseConnections: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(Root, adapter, {
    ...{ logger, rawBody: true, bodyParser: false, abortOnError: false },
  });
  prepareApi(app, options);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
};
