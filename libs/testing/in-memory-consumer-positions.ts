import type { Instant } from '@kernel';
import { SystemClock, type Clock } from '@platform/clock';
import { ConsumerPositions, type ConsumerPosition, type ParkedEvent } from '@platform/messaging';

type Parked = ParkedEvent & Readonly<{ parkedAt: Instant }>;

export class InMemoryConsumerPositions extends ConsumerPositions {
  private readonly positions = new Map<string, ConsumerPosition>();
  private readonly parked: Parked[] = [];

  constructor(private readonly clock: Clock = new SystemClock()) {
    super();
  }

  override positionOf(consumer: string): Promise<ConsumerPosition | undefined> {
    return Promise.resolve(this.positions.get(consumer));
  }

  override all(): Promise<readonly (ConsumerPosition & Readonly<{ consumer: string }>)[]> {
    const all = [...this.positions].map(([consumer, position]) => ({ consumer, ...position }));
    return Promise.resolve(all.sort((a, b) => (a.consumer < b.consumer ? -1 : 1)));
  }

  override moveTo(consumer: string, to: ConsumerPosition): Promise<void> {
    this.positions.set(consumer, to);
    return Promise.resolve();
  }

  override park(event: ParkedEvent): Promise<void> {
    const isSame = (other: ParkedEvent) =>
      other.consumer === event.consumer &&
      other.eventId === event.eventId &&
      other.reaction === event.reaction;
    if (!this.parked.some(isSame)) this.parked.push({ ...event, parkedAt: this.clock.now() });
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
}
