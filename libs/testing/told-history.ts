import type { NewFact } from '@platform/event-log';

import { InMemoryEventLog } from './in-memory-event-log';
import { InMemoryVersionRows } from './in-memory-version-rows';
import { provenance } from './provenance';

/** A log that is told commit by commit, and the oracle of whatever model is asked of it. */
export class ToldHistory {
  readonly log = new InMemoryEventLog();
  readonly rows = new InMemoryVersionRows(this.log);

  /** Records the facts in one commit of one stream. Answers with the position that they end at. */
  async tell(stream: string, ...facts: readonly NewFact[]): Promise<bigint> {
    const { version } = await this.log.readStream(stream);
    const expectedVersion = version === 0 ? 'STREAM_DOES_NOT_EXIST' : version;
    const appends = [{ stream, expectedVersion, facts }] as const;
    const { positions } = await this.log.append({ appends, provenance: provenance() });
    return positions.at(-1) ?? 0n;
  }

  /** Takes back what was recorded at a position, and puts the right facts in its place. */
  async correct(position: bigint, ...right: readonly NewFact[]): Promise<bigint> {
    const [wrong] = await this.log.eventsAt([position]);
    if (!wrong) throw new Error(`Nothing is recorded at ${String(position)}`);
    const { id, subject, stream } = wrong;
    const data = { eventIds: [id], subject, reason: 'Misread.' };
    return this.tell(stream, { type: 'FactRetracted', data }, ...right);
  }
}
