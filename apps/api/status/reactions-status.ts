import { Injectable } from '@nestjs/common';
import { ConsumerPositions } from '@platform/messaging';

/** How far those who react have come, what holds them up, and what a rule refused them. */
@Injectable()
export class ReactionsStatus {
  constructor(private readonly positions: ConsumerPositions) {}

  async at(head: bigint) {
    const all = await this.positions.all();
    const parked = await Promise.all(all.map(({ consumer }) => this.positions.parkedBy(consumer)));
    return {
      reactions: all.map(({ consumer, position, stopped, outage }) => ({
        consumer,
        position: String(position),
        lag: String(head > position ? head - position : 0n),
        stopped: stopped ? `${stopped.message} (${stopped.code})` : null,
        outage: outage ?? null,
      })),
      parked: parked.flat().map((event) => ({ ...event, position: String(event.position) })),
    };
  }
}
