import type { Instant } from '@kernel';

import type { Duty } from './duty';
import { Watch, type WatchPorts } from './watch';

/** All that is watched. Made anew at every start, from the log. */
export class Agenda {
  private watches = new Map<string, readonly Watch[]>();

  constructor(
    private readonly duties: readonly Duty[],
    private readonly ports: WatchPorts,
  ) {}

  /** A stream has grown. */
  touch(stream: string): void {
    const watches = this.watches.get(stream) ?? this.watchesOver(stream);
    if (watches.length > 0) this.watches.set(stream, watches);
    watches.forEach((watch) => watch.touch());
  }

  /** The log is another one than before: what was watched is not in it, or not as it was. */
  forget(): void {
    this.watches = new Map();
  }

  /** Records all that is due by now, stream by stream. */
  async keep(signal: AbortSignal): Promise<void> {
    const { watches } = this;
    for (const watch of this.all()) {
      if (signal.aborted || this.watches !== watches) return;
      await watch.keep();
    }
  }

  /** When there is something to do next, if ever. */
  next(): Instant | undefined {
    return this.all()
      .flatMap((watch) => watch.next() ?? [])
      .sort()[0];
  }

  private all(): readonly Watch[] {
    return [...this.watches.values()].flat();
  }

  private watchesOver(stream: string): readonly Watch[] {
    return this.duties
      .filter(({ streams }) => stream.startsWith(`${streams}/`))
      .map((duty) => new Watch(duty, stream, this.ports));
  }
}
