import type { ConsumerPosition, ConsumerPositions, Hindrance } from './consumer-positions';

type Word = Readonly<{ hindrance: Hindrance; at: ConsumerPosition }>;

/** Keeps what hinders a consumer where other processes read it: the newest word, one at a time. */
export class ToldHindrance {
  /** Unknown at first: another process may have left something behind. */
  private told: string | undefined;
  private newest: Word | undefined;
  private telling: Promise<void> = Promise.resolve();
  private isTelling = false;

  constructor(
    private readonly consumer: string,
    private readonly positions: Pick<ConsumerPositions, 'tell'>,
  ) {}

  tell(hindrance: Hindrance, at: ConsumerPosition): void {
    this.newest = { hindrance, at };
    if (!this.isTelling) this.telling = this.tellAll();
  }

  /** Resolves once the newest word is told, or could not be. */
  isTold(): Promise<void> {
    return this.telling;
  }

  private async tellAll(): Promise<void> {
    this.isTelling = true;
    for (let word = this.take(); word; word = this.take()) await this.pass(word);
    this.isTelling = false;
  }

  /** Nothing where everybody knows by now. */
  private take(): Word | undefined {
    const word = this.newest;
    this.newest = undefined;
    return word && JSON.stringify(word.hindrance) === this.told ? undefined : word;
  }

  private async pass({ hindrance, at }: Word): Promise<void> {
    try {
      await this.positions.tell(this.consumer, hindrance, at);
      this.told = JSON.stringify(hindrance);
    } catch {
      // The next word, even the same, is told again: until then others know as much as before.
      this.told = undefined;
    }
  }
}
