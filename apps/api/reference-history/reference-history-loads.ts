import { randomUUID } from 'node:crypto';

import { historyCommand } from '@assembly';
import { DomainError } from '@kernel';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { EvidenceArchive } from '@platform/archive';
import { CommandGateway } from '@platform/command-gateway';
import { loadReferenceHistory } from '@reference-history';

/** So many are told of, the newest. */
const LOADS_KEPT = 20;

export class ReferenceLoadUnknown extends DomainError {
  readonly code = 'REFERENCE_LOAD_UNKNOWN';

  constructor(id: string) {
    super(
      `This process has begun no load ${id} of the reference history, or has forgotten it: of ` +
        `those that have ended it keeps the newest ${String(LOADS_KEPT)}.`,
    );
  }
}

export type ReferenceLoad = Readonly<{
  id: string;
  state: 'running' | 'done' | 'failed';
  /** Documents and facts. */
  done: number;
  total: number;
  /** Why it failed. What was recorded before stays: loaded again, the rest follows. */
  error?: string;
}>;

/** Loads the history that the product ships, one load at a time. */
@Injectable()
export class ReferenceHistoryLoads implements OnApplicationShutdown {
  /** The newest last. */
  private loads: readonly ReferenceLoad[] = [];
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly archive: EvidenceArchive,
    private readonly commands: CommandGateway,
  ) {}

  /** Begins a load; while one is running, that is the one that is answered. */
  start(): ReferenceLoad {
    const newest = this.loads.at(-1);
    if (newest?.state === 'running') return newest;
    const begun = { id: randomUUID(), state: 'running', done: 0, total: 0 } as const;
    this.loads = [...this.loads, begun].slice(-LOADS_KEPT);
    this.running = this.carryOut();
    return begun;
  }

  /** @throws ReferenceLoadUnknown */
  of(id: string): ReferenceLoad {
    const load = this.loads.find((one) => one.id === id);
    if (!load) throw new ReferenceLoadUnknown(id);
    return load;
  }

  /** What was begun of it is finished, and the rest is left to the next load. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Never rejects: nobody is left to hear of it. */
  private async carryOut(): Promise<void> {
    try {
      await loadReferenceHistory({
        archive: this.archive,
        // Each asks the same under the same id as ever: what is on record is not recorded again.
        commands: (recording) => this.commands.execute(historyCommand(recording)),
        onProgress: (done, total) => {
          this.note({ done, total });
        },
        signal: this.stopping.signal,
      });
      this.note({ state: 'done' });
    } catch (error) {
      this.note({ state: 'failed', error: reasonOf(error) });
    }
  }

  private note(change: Partial<ReferenceLoad>): void {
    this.loads = this.loads.map((load, i, { length }) =>
      i === length - 1 ? { ...load, ...change } : load,
    );
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof DomainError ? `${error.message} (${error.code})` : String(error);
