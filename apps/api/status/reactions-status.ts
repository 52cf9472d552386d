import { Injectable } from '@nestjs/common';
import { ConsumerPositions } from '@platform/messaging';

import { RunningReactions } from './running-reactions';

/** How far those who react have come, what holds them up, and what a rule refused them. */
@Injectable()
export class ReactionsStatus {
  constructor(
    private readonly positions: ConsumerPositions,
    private readonly running: RunningReactions,
  ) {}

  async at(head: bigint) {
    const all = await this.positions.all();
    const parked = await Promise.all(all.map(({ consumer }) => this.positions.parkedBy(consumer)));
    return {
      reactions: all.map(({ consumer, position }) => {
        const { stopped, outage } = this.running.statusOf(consumer) ?? {};
        return {
          consumer,
          position: String(position),
          lag: String(head > position ? head - position : 0n),
          stopped: stopped ? `${stopped.message} (${stopped.code})` : null,
          outage: outage ?? null,
        };
      }),
      parked: parked.flat().map((event) => ({ ...event, position: String(event.position) })),
    };
  }
}
