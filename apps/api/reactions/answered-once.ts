import { CommandIdReused, type Provenance } from '@platform/event-log';

/** So many answers are told again, the newest. */
const KEPT = 100;

type Asked = Pick<Provenance, 'commandId' | 'requestSha256'>;
type Kept<Answer> = Readonly<{ requestSha256: string; answer: Promise<Answer> }>;

/** What this process has answered under a command's id: whoever lost the answer hears it again. */
export class AnsweredOnce<Answer> {
  private readonly kept = new Map<string, Kept<Answer>>();

  /**
   * What was not answered is not kept: asked again, it may be.
   *
   * @throws CommandIdReused the id was sent with another request
   */
  async as({ commandId, requestSha256 }: Asked, ask: () => Promise<Answer>): Promise<Answer> {
    const earlier = this.kept.get(commandId);
    if (earlier) {
      if (earlier.requestSha256 !== requestSha256) throw new CommandIdReused(commandId);
      return earlier.answer;
    }
    const answer = ask();
    this.kept.set(commandId, { requestSha256, answer });
    try {
      await answer;
      // A map is in the order of its insertions.
      [...this.kept.keys()].slice(0, -KEPT).forEach((old) => this.kept.delete(old));
    } catch {
      this.kept.delete(commandId);
    }
    return answer;
  }
}
