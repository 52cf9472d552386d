import { CommandIdReused } from '@platform/event-log';

import type { RunProvenance } from './model-runs';

/**
 * What is beginning in this process under a command's id, before anybody can read of it: who asks
 * for the same meanwhile is answered the same.
 */
export class BegunOnce<Begun> {
  private readonly beginning = new Map<
    string,
    Readonly<{ hash: string; answer: Promise<Begun> }>
  >();

  /** @throws CommandIdReused the id was sent with another request */
  // `async`, so that a reused id is a rejection as everything else is.
  async as(
    { commandId, requestSha256 }: RunProvenance,
    begin: () => Promise<Begun>,
  ): Promise<Begun> {
    const other = this.beginning.get(commandId);
    if (other) {
      if (other.hash !== requestSha256) throw new CommandIdReused(commandId);
      return other.answer;
    }
    const answer = begin();
    this.beginning.set(commandId, { hash: requestSha256, answer });
    try {
      return await answer;
    } finally {
      this.beginning.delete(commandId);
    }
  }
}
