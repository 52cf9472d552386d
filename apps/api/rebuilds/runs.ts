/** One piece of work, as it sees itself. */
export type Run<State> = Readonly<{
  onBegun: () => void;
  note: (change: Partial<State>) => void;
  signal: AbortSignal;
}>;

export type Work<State> = Readonly<{
  work: (run: Run<State>) => Promise<void>;
  /** What is noted where the work fails after it has begun. */
  failed: (error: unknown) => Partial<State>;
}>;

/** So many that have ended are told of, the newest; one that is running always is. */
export const RUNS_KEPT = 100;

/** Work that outlives the request which began it; told of by its id while this process keeps it. */
export class Runs<State extends Readonly<{ id: string }>> {
  private readonly states = new Map<string, State>();
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  /** In the order in which they ended. */
  private readonly ended: string[] = [];

  /** Answers once the work has begun. What could not begin is thrown, and was never there. */
  begin(first: State, { work, failed }: Work<State>): Promise<State> {
    const { id } = first;
    this.states.set(id, first);
    let hasBegun = false;
    return new Promise((resolve, reject) => {
      const onBegun = () => {
        hasBegun = true;
        resolve(first);
      };
      const note = (change: Partial<State>) => {
        this.states.set(id, { ...first, ...this.of(id), ...change });
      };
      const run = work({ onBegun, note, signal: this.stopping.signal })
        .then(onBegun, (error: unknown) => {
          if (hasBegun) {
            note(failed(error));
            return;
          }
          this.states.delete(id);
          reject(error instanceof Error ? error : new Error(String(error)));
        })
        .finally(() => {
          this.running.delete(run);
          if (this.states.has(id)) this.end(id);
        });
      this.running.add(run);
    });
  }

  /** Undefined also where it ended so long ago that it is no longer kept. */
  of(id: string): State | undefined {
    return this.states.get(id);
  }

  /** Asks all that is running to stop, and waits until it has. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  private end(id: string): void {
    this.ended.push(id);
    const forgotten = this.ended.splice(0, this.ended.length - RUNS_KEPT);
    forgotten.forEach((old) => this.states.delete(old));
  }
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
