import { setTimeout as pause } from 'node:timers/promises';

/** Between two words: whoever asks how far something is sees it move, and no more. */
const PAUSE_MS = 200;

/** Passes words on one at a time and not too often: of those that pile up only the newest. */
export class NewestWord<Word> {
  private readonly over = new AbortController();
  private newest: Word | undefined;
  private passing: Promise<void> | undefined;

  /** @param pass what of it fails is made up for by the next word */
  constructor(
    private readonly pass: (word: Word) => Promise<void>,
    private readonly pauseMs = PAUSE_MS,
  ) {}

  say(word: Word): void {
    this.newest = word;
    this.passing ??= this.passAll();
  }

  /** Once it resolves nothing is passed on any more: what was not is left out. */
  async fallSilent(): Promise<void> {
    this.over.abort();
    await this.passing;
  }

  private async passAll(): Promise<void> {
    const { signal } = this.over;
    for (let word = this.take(); word !== undefined; word = this.take()) {
      await this.pass(word).catch(() => undefined);
      await pause(this.pauseMs, undefined, { signal }).catch(() => undefined);
    }
    this.passing = undefined;
  }

  private take(): Word | undefined {
    const word = this.over.signal.aborted ? undefined : this.newest;
    this.newest = undefined;
    return word;
  }
}
