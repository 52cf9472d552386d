import type { Instant } from '@kernel';
import { SystemClock, type Clock } from '@platform/clock';
import {
  ConsumerPositions,
  type ConsumerPosition,
  type Hindrance,
  type ParkedEvent,
  type ParkedReaction,
  type ReactingConsumer,
} from '@platform/messaging';

type Parked = ParkedEvent & Readonly<{ parkedAt: Instant }>;

export class InMemoryConsumerPositions extends ConsumerPositions {
  private readonly positions = new Map<string, ConsumerPosition>();
  private readonly hindrances = new Map<string, Hindrance>();
  private parked: readonly Parked[] = [];

  constructor(private readonly clock: Clock = new SystemClock()) {
    super();
  }

  override positionOf(consumer: string): Promise<ConsumerPosition | undefined> {
    return Promise.resolve(this.positions.get(consumer));
  }

  override all(): Promise<readonly ReactingConsumer[]> {
    const all = [...this.positions].map(([consumer, position]) => ({
      ...{ consumer, ...position },
      ...this.hindrances.get(consumer),
    }));
    return Promise.resolve(all.sort((a, b) => (a.consumer < b.consumer ? -1 : 1)));
  }

  override tell(consumer: string, hindrance: Hindrance, at: ConsumerPosition): Promise<void> {
    const isHindered = Object.values(hindrance).some((told) => told !== undefined);
    if (isHindered && !this.positions.has(consumer)) this.positions.set(consumer, at);
    this.hindrances.set(consumer, hindrance);
    return Promise.resolve();
  }

  override moveTo(consumer: string, to: ConsumerPosition): Promise<void> {
    this.positions.set(consumer, to);
    this.hindrances.delete(consumer);
    return Promise.resolve();
  }

  override park(event: ParkedEvent): Promise<void> {
    if (!this.parked.some(isSame(event))) this.keep(event);
    return Promise.resolve();
  }

  override parkAgain(event: ParkedEvent): Promise<void> {
    const position = this.parked.find(isSame(event))?.position;
    if (position === undefined) return Promise.resolve();
    this.drop(event);
    this.keep({ ...event, position });
    return Promise.resolve();
  }

  override release(consumer: string, parked: ParkedReaction): Promise<void> {
    this.drop({ consumer, ...parked });
    return Promise.resolve();
  }

  override parkedBy(consumer: string): Promise<readonly Parked[]> {
    const own = this.parked.filter((event) => event.consumer === consumer);
    return Promise.resolve(
      own.sort(
        (one, other) =>
          Number(one.position - other.position) || (one.reaction < other.reaction ? -1 : 1),
      ),
    );
  }

  private keep(event: ParkedEvent): void {
    this.parked = [...this.parked, { ...event, parkedAt: this.clock.now() }];
  }

  private drop(event: Place): void {
    const same = isSame(event);
    this.parked = this.parked.filter((other) => !same(other));
  }
}

type Place = ParkedReaction & Readonly<{ consumer: string }>;

const isSame =
  (event: Place) =>
  (other: Place): boolean =>
    other.consumer === event.consumer &&
    other.eventId === event.eventId &&
    other.reaction === event.reaction;
