import { Catch, type ExceptionFilter, type INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { NestMicroservice } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';

import type { EventTransport } from './event-transport';
import { ReactionsHere } from './reactions-here';

/**
 * Without it Nest hides what a handler threw behind “Internal server error”, and nobody could tell
 * a refusal from an outage.
 */
@Catch()
export class ErrorsAsThrown implements ExceptionFilter {
  catch(thrown: unknown): Observable<never> {
    return throwError(() => thrown);
  }
}

/**
 * Binds every `@EventPattern` of the application to the transport. Nothing is delivered before
 * `app.startAllMicroservices()`; `app.close()` ends it.
 */
export const connectReactions = (app: INestApplication, strategy: EventTransport): void => {
  const connected = app.connectMicroservice({ strategy }, { deferInitialization: true });
  // Filters count for handlers that are registered after them: so that is put off, and done here.
  // Initialised by itself it would run the hooks of the whole application a second time.
  const microservice = connected.useGlobalFilters(new ErrorsAsThrown()) as NestMicroservice;
  microservice.registerListeners();
  microservice.setIsInitialized(true);
  microservice.setIsInitHookCalled(true);
  reactionsIn(app).forEach((here) => here.areOf(strategy));
};

/** None where no module of the application brings `ReactionsModule` along. */
const reactionsIn = (app: INestApplication): readonly ReactionsHere[] =>
  [...app.get(ModulesContainer).values()]
    .map(({ providers }) => providers.get(ReactionsHere)?.instance)
    .filter((instance) => instance instanceof ReactionsHere);
