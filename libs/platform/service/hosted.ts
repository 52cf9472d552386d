import type { LoggerService } from '@nestjs/common';
import type { ServiceConfig } from '@platform/config';
import type { Metrics } from '@platform/observability';

/** What a service stands on while it opens. */
export type Host = Readonly<{
  config: ServiceConfig;
  metrics: Metrics;
  logger: LoggerService;
  /** Aborted when the process is told to stop. */
  signal: AbortSignal;
  /**
   * Asks again and again until it is answered; meanwhile the service is not ready and says why. A
   * refusal is looked at again too: an operator may mend what it is about.
   */
  until: (what: string, ask: () => Promise<unknown>) => Promise<void>;
}>;

/** A service that is open. */
export type Hosted = Readonly<{
  /** Why it is not ready; null where it is. */
  notReady: () => Promise<string | null>;
  /** Where it takes commands or requests, for whoever reads its log. */
  listensAt?: Readonly<Record<string, string | number>> | undefined;
  close: () => Promise<void>;
}>;

export type Service = Readonly<{
  /** `export-controls`: the context, or what it does. */
  name: string;
  open: (host: Host) => Promise<Hosted>;
}>;
