import type { Socket } from 'node:net';

import { ClientTCP } from '@nestjs/microservices';
import { defer, lastValueFrom, mergeMap, tap, timeout, TimeoutError } from 'rxjs';

import { ServiceBrokeOff, ServiceTimedOut, ServiceUnreachable } from './command-gateway.errors';
import { COMMAND, frameOptions } from './transport';

export type ServiceAddress = Readonly<{ host: string; port: number }>;

/** One TCP connection to one service, opened by the first command. None is ever sent again. */
export class ServiceConnection {
  private readonly client: ClientTCP;
  private underWay = 0;
  private retired = false;

  constructor(
    private readonly service: string,
    { host, port }: ServiceAddress,
    maxBytes: number,
  ) {
    this.client = new ClientTCP({ host, port, ...frameOptions(maxBytes) });
    // A command is one small write, and somebody waits for it.
    this.client.on('connect', () => this.client.unwrap<Socket>().setNoDelay());
  }

  /**
   * @returns whatever was replied
   * @throws ServiceUnreachable, ServiceBrokeOff, ServiceTimedOut
   */
  async ask(frame: object, deadlineMs: number): Promise<unknown> {
    this.underWay += 1;
    let connected = false;
    const reply = defer(() => this.client.connect()).pipe(
      tap(() => (connected = true)),
      mergeMap(() => this.client.send<unknown>(COMMAND, frame)),
      // Whoever stops waiting for a connection has sent nothing, and will not.
      timeout(deadlineMs),
    );
    try {
      return await lastValueFrom(reply);
    } catch (error) {
      throw this.said(error, { connected, deadlineMs });
    } finally {
      this.underWay -= 1;
      this.closeIfOver();
    }
  }

  /** Takes nothing more, and closes when what is under way has ended. */
  retire(): void {
    this.retired = true;
    this.closeIfOver();
  }

  close(): void {
    this.client.close();
  }

  private closeIfOver(): void {
    if (this.retired && this.underWay === 0) this.close();
  }

  private said(
    error: unknown,
    { connected, deadlineMs }: Readonly<{ connected: boolean; deadlineMs: number }>,
  ): Error {
    const late = error instanceof TimeoutError;
    if (connected && late) return new ServiceTimedOut(this.service, deadlineMs);
    if (connected && !isOfConnecting(error)) return new ServiceBrokeOff(this.service);
    const why = late ? `no connection within ${String(deadlineMs)} ms` : reasonOf(error);
    return new ServiceUnreachable(this.service, why);
  }
}

const reasonOf = (error: unknown): string =>
  isError(error) ? error.message : JSON.stringify(error);

/** The connection was gone between two looks at it, and a new one was not to be had. */
const isOfConnecting = (error: unknown): boolean =>
  isError(error) && 'syscall' in error && error.syscall === 'connect';

// Of a socket's errors not every class is this realm's `Error`.
const isError = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && 'message' in error;
