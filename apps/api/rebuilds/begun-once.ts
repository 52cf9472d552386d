import { CommandIdReused, type Provenance } from '@platform/event-log';

type Asked = Pick<Provenance, 'commandId' | 'requestSha256'>;

/** What this process has begun under a command's id: the same id again begins nothing anew. */
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
      return await answer;
    } catch (error) {
      this.begun.delete(commandId);
      throw error;
    }
  }
}
