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

/** Work that outlives the request which began it; told of by its id until the process ends. */
export class Runs<State extends Readonly<{ id: string }>> {
  private readonly states = new Map<string, State>();
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();

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
        .finally(() => this.running.delete(run));
      this.running.add(run);
    });
  }

  of(id: string): State | undefined {
    return this.states.get(id);
  }

  /** Asks all that is running to stop, and waits until it has. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
