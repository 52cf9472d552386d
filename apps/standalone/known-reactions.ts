import { RunningReactions, type ReactionsNow } from '../api';

/** Told of who reacts once somebody does: the API stands before the reactions begin. */
export class KnownReactions extends RunningReactions {
  private readonly known = new Map<string, () => ReactionsNow>();

  know(consumer: string, status: () => ReactionsNow): void {
    this.known.set(consumer, status);
  }

  override statusOf(consumer: string): ReactionsNow | undefined {
    return this.known.get(consumer)?.();
  }
}
