import type { LogMessage } from './read-message';
import type { ToldCommit } from './told-commits';

/** What a message is to whoever has everything up to some position. */
export type Verdict =
  /** Of another generation, or known already. */
  | 'skipped'
  | 'taken'
  /** Something before it is not on the topic, or it lies inside a commit that began before. */
  | 'beyond';

/** Puts commits together, message by message, and lets nothing in that is not adjacent. */
export class Intake {
  private open: LogMessage[] = [];
  private complete: ToldCommit[] = [];

  /** @param last the position up to which everything is known */
  constructor(
    private last: bigint,
    private readonly generation: string,
  ) {}

  /** The position that comes next. */
  get expected(): bigint {
    return this.last + 1n;
  }

  judge(message: LogMessage): Verdict {
    if (message.generation !== this.generation || message.position <= this.last) return 'skipped';
    if (message.position !== this.expected) return 'beyond';
    if (this.open.length !== message.commit.index) return 'beyond';
    this.take(message);
    return 'taken';
  }

  /** The commits that are whole by now, each once. */
  completed(): readonly ToldCommit[] {
    const { complete } = this;
    this.complete = [];
    return complete;
  }

  /** Everything up to there came from elsewhere. */
  moveTo(position: bigint): void {
    this.open = [];
    this.last = position;
  }

  private take(message: LogMessage): void {
    this.last = message.position;
    this.open.push(message);
    if (this.open.length < message.commit.size) return;
    this.complete.push(this.open);
    this.open = [];
  }
}
