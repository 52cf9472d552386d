import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';

import type { INestApplication } from '@nestjs/common';
import { ServerTCP, type MessageHandler } from '@nestjs/microservices';

import { ServiceStopping } from './command-gateway.errors';
import { thrownFrame } from './reply-frame';
import { idIn } from './request-frame';
import { DEADLINE_MS, frameOptions, MAX_FRAME_BYTES } from './transport';

export type CommandServerOptions = Readonly<{
  host: string;
  /** 0 takes any that is free. */
  port: number;
  /** Of a command; 32 MiB. */
  maxBytes?: number | undefined;
  /** How long a stop waits for what is under way; 5 seconds, as whoever asked does. */
  stopMs?: number | undefined;
}>;

/**
 * Nest's TCP transport, for commands only. It trusts whoever reaches its port: listen where nobody
 * else does. When it closes, what is under way ends and is replied to first.
 */
export class CommandServer extends ServerTCP {
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly stopMs: number;
  private stopping = false;

  constructor({
    host,
    port,
    maxBytes = MAX_FRAME_BYTES,
    stopMs = DEADLINE_MS,
  }: CommandServerOptions) {
    super({ host, port, ...frameOptions(maxBytes) });
    this.stopMs = stopMs;
  }

  /** An event comes from the log: nobody tells a reaction of one over this port. */
  override addHandler(pattern: unknown, handler: MessageHandler, isEventHandler = false): void {
    if (!isEventHandler) super.addHandler(pattern, (frame) => this.counted(handler, frame));
  }

  override bindHandler(socket: Socket): void {
    socket.setNoDelay();
    super.bindHandler(socket);
  }

  // Nest awaits what closing answers with, though this transport's own has nothing to wait for.
  // eslint-disable-next-line @typescript-eslint/no-misused-promises -- Nest awaits it
  override async close(): Promise<void> {
    this.stopping = true;
    this.server.close();
    const waiting = new AbortController();
    const { signal } = waiting;
    const tooLate = setTimeout(this.stopMs, undefined, { signal }).catch(() => undefined);
    await Promise.race([this.repliedToAll(), tooLate]);
    waiting.abort();
    super.close();
  }

  /** Once it listens. */
  listeningAt(): AddressInfo {
    return this.unwrap<NetServer>().address() as AddressInfo;
  }

  private async repliedToAll(): Promise<void> {
    await Promise.allSettled(this.underWay);
    // Nest writes a reply a tick after its handler's end.
    await setImmediate();
    await Promise.all([...this.openSockets].map(written));
  }

  private async counted(handler: MessageHandler, frame: unknown): Promise<unknown> {
    if (this.stopping) return refusedWhileStopping(frame);
    const handling = handler(frame);
    this.underWay.add(handling);
    try {
      return (await handling) as unknown;
    } finally {
      this.underWay.delete(handling);
    }
  }
}

const refusedWhileStopping = (frame: unknown) =>
  Promise.resolve(thrownFrame(idIn(frame), new ServiceStopping()));

const written = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.destroySoon();
  });

/** Opens the port with `app.startAllMicroservices()`; `app.close()` closes it. */
export const connectCommands = (
  app: INestApplication,
  options: CommandServerOptions,
): CommandServer => {
  const strategy = new CommandServer(options);
  app.connectMicroservice({ strategy });
  return strategy;
};
