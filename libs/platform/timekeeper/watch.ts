import { schemaOf } from '@contracts';
import { earlierFirst, sameContent, standing, type Instant } from '@kernel';
import type { Clock } from '@platform/clock';
import { RecordedRefusal, type EventLog, type Provenance } from '@platform/event-log';

import type { Due, Duty, OnFailure } from './duty';
import { noticeProvenance } from './notice-provenance';
import { Patience } from './patience';

export type WatchPorts = Readonly<{
  log: Pick<EventLog, 'readStream'>;
  clock: Pick<Clock, 'now'>;
  record: (command: object) => Promise<unknown>;
  onFailure: OnFailure;
}>;

type Pending = Readonly<{ due: Due; provenance: Provenance; patience: Patience }>;

/** One duty over one stream: what is still to be noted there, and when. */
export class Watch {
  private isStale = true;
  private reading = new Patience();
  private pending: readonly Pending[] = [];

  constructor(
    private readonly duty: Duty,
    private readonly stream: string,
    private readonly ports: WatchPorts,
  ) {}

  /** The stream has grown. */
  touch(): void {
    this.isStale = true;
    this.reading = new Patience();
  }

  /** Records what is due by now. What fails is left for the next time, and stops nothing else. */
  async keep(): Promise<void> {
    const { clock } = this.ports;
    if (this.isStale && this.reading.until <= clock.now()) await this.read();
    for (const each of this.pending.filter((one) => attemptAt(one) <= clock.now())) {
      if (await this.note(each)) this.pending = this.pending.filter((one) => one !== each);
    }
  }

  /** When there is something to do next; nothing where the stream says nothing of it. */
  next(): Instant | undefined {
    const instants = this.pending.map(attemptAt);
    return [...instants, ...(this.isStale ? [this.reading.until] : [])].sort()[0];
  }

  private async read(): Promise<void> {
    const { duty, stream } = this;
    // What comes while it is read makes it stale again.
    this.isStale = false;
    try {
      this.pending = await this.pendingNow();
    } catch (error) {
      this.isStale = true;
      this.pending = [];
      this.reading.failedAt(this.ports.clock.now());
      this.ports.onFailure(`${duty.name} of ${stream}`, error);
    }
  }

  private async pendingNow(): Promise<readonly Pending[]> {
    const { duty, stream, ports } = this;
    const { facts, version } = await ports.log.readStream(stream);
    // A newer build wrote there: nobody guesses what its event makes due.
    facts.forEach(({ type, schemaVersion }) => schemaOf(type, schemaVersion));
    const said = standing(facts);
    const isSaid = (due: Due) =>
      said.some(({ type, data }) => type === due.type && sameContent(data, due.data));
    return duty
      .dueIn(stream, facts)
      .filter((due) => !isSaid(due))
      .map((due) => {
        const provenance = noticeProvenance({ stream, version, facts }, due);
        return { due, provenance, patience: new Patience() };
      })
      .sort((one, other) => earlierFirst(one.due.at, other.due.at));
  }

  /** Whether it need not be asked for again, as far as the stream goes. */
  private async note({ due, provenance, patience }: Pending): Promise<boolean> {
    const { duty, stream, ports } = this;
    const askedAt = ports.clock.now();
    try {
      await ports.record(duty.commandFor({ stream, due, askedAt }, provenance));
      return true;
    } catch (error) {
      patience.failedAt(askedAt);
      ports.onFailure(`${duty.name}: ${due.type} in ${stream}, due at ${due.at}`, error);
      // The log would answer it with the same refusal for as long as the stream does not grow.
      return error instanceof RecordedRefusal;
    }
  }
}

const attemptAt = ({ due, patience }: Pending): Instant =>
  due.at > patience.until ? due.at : patience.until;
