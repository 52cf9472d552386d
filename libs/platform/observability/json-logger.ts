import type { LoggerService } from '@nestjs/common';
import type { LogLevel } from '@platform/config';
import { destination, pino, stdTimeFunctions, type DestinationStream } from 'pino';

import { said } from './log-line';
import { activeCorrelationId, activeSpanContext } from './spans/span-place';

export type JsonLoggerOptions = Readonly<{
  service: string;
  level: LogLevel;
  /** Standard output. Told one line at a time, each with its end. */
  out?: DestinationStream | undefined;
}>;

/** What Nest tells of its own start is for those who debug it. */
const CHATTER = [
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'NestMicroservice',
  'RouterExplorer',
  'RoutesResolver',
];

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug';

/**
 * Nest's logger for a service: one JSON object a line. Written at once, so that the last words of
 * a process are not lost with it.
 *
 * A line has `time` (RFC 3339, UTC), `level`, `service`, `context`, `message`, the fields of what
 * was said, `err` with its stack, and of the work that it was said in `correlationId`, `traceId`
 * and `spanId`.
 */
export const jsonLogger = ({ service, level, out }: JsonLoggerOptions): LoggerService => {
  const lines = pino(
    {
      level,
      base: { service },
      messageKey: 'message',
      timestamp: stdTimeFunctions.isoTime,
      // What was said is plain already, and would be taken for an error once more.
      serializers: { err: (err: unknown) => err },
      formatters: { level: (label) => ({ level: label }) },
    },
    out ?? destination({ dest: 1, sync: true }),
  );
  const at =
    (as: Level) =>
    (message: unknown, ...rest: unknown[]): void => {
      if (!lines.isLevelEnabled(as)) return;
      const { message: text, context, fields } = said(message, rest);
      const isChatter = as === 'info' && CHATTER.includes(context ?? '');
      if (isChatter && !lines.isLevelEnabled('debug')) return;
      lines[as]({ context, ...activeWork(), ...fields }, text);
    };
  return {
    fatal: at('fatal'),
    error: at('error'),
    warn: at('warn'),
    log: at('info'),
    debug: at('debug'),
    verbose: at('debug'),
  };
};

const activeWork = () => {
  const { traceId, spanId } = activeSpanContext() ?? {};
  return { correlationId: activeCorrelationId(), traceId, spanId };
};
