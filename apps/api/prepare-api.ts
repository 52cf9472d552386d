import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { withHttpMetrics, type Metrics } from '@platform/observability';
import type { FastifyRequest } from 'fastify';

import { withActor } from './http/actor';
import { withCorrelation } from './http/correlation';
import { withEntityTags } from './http/entity-tag';
import { CORRELATION_PARAMETER } from './http/header-parameters';
import { withTraces } from './http/traces';

export type ApiOptions = Readonly<{
  /** Of a request. */
  bodyMaxBytes: number;
  /** Who acts where a request does not say it: an opaque id. */
  operator: string;
  version: string;
  /** Where it tells how long requests take. */
  metrics?: Metrics | undefined;
}>;

/** What HTTP needs beside the routes, before the application listens or is injected into. */
export const prepareApi = (
  app: NestFastifyApplication,
  { bodyMaxBytes, operator, version, metrics }: ApiOptions,
): void => {
  const fastify = app.getHttpAdapter().getInstance();
  if (metrics) withHttpMetrics(fastify, metrics);
  withCorrelation(fastify);
  withTraces(fastify);
  withActor(fastify, operator);
  withEntityTags(fastify);
  acceptDocuments(app, bodyMaxBytes);
  const description = new DocumentBuilder()
    .setTitle('Interdict')
    .setDescription(
      'Sanctions and export controls as facts: at any date, as known at any position.',
    )
    .setVersion(version)
    .addGlobalParameters(CORRELATION_PARAMETER)
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, description), {
    jsonDocumentUrl: 'openapi.json',
  });
};

/** Anything that is not JSON is a document, and is kept as the bytes that it is. */
const acceptDocuments = (app: NestFastifyApplication, bodyLimit: number): void => {
  app.useBodyParser('application/json', { bodyLimit });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit },
    (_request: FastifyRequest, body: Buffer, done: (error: null, body: Buffer) => void) => {
      done(null, body);
    },
  );
};
