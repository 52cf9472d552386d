import { CommandIdReused, type Provenance } from '@platform/event-log';

import { RUNS_KEPT } from './runs';

type Asked = Pick<Provenance, 'commandId' | 'requestSha256'>;

/**
 * What this process has begun under a command's id: the same id again begins nothing anew. As many
 * ids are kept as runs that have ended, the newest: where the run is forgotten, the id is too.
 */
export class BegunOnce<Begun> {
  private readonly begun = new Map<string, Readonly<{ hash: string; answer: Promise<Begun> }>>();

  /**
   * What could not begin is not kept: asked again, it may.
   *
   * @throws CommandIdReused the id was sent with another request
   */
  async as({ commandId, requestSha256 }: Asked, begin: () => Promise<Begun>): Promise<Begun> {
    const earlier = this.begun.get(commandId);
    if (earlier) {
      if (earlier.hash !== requestSha256) throw new CommandIdReused(commandId);
      return earlier.answer;
    }
    const answer = begin();
    this.begun.set(commandId, { hash: requestSha256, answer });
    try {
      const begun = await answer;
      this.forgetTheOldest();
      return begun;
    } catch (error) {
      this.begun.delete(commandId);
      throw error;
    }
  }

  /** A map is in the order of its insertions. */
  private forgetTheOldest(): void {
    const ids = [...this.begun.keys()];
    ids.slice(0, -RUNS_KEPT).forEach((id) => this.begun.delete(id));
  }
}
