import { Interrupted } from '../expected-error';
import type { Answer } from '../instance/instance';
import type { Progress } from '../print/progress';
import type { Terminal } from '../terminal';

export type Underway<State> = Readonly<{
  look: () => Promise<Answer<{ data: State }>>;
  isRunning: (state: State) => boolean;
  /** Events: done, and in all. */
  reached: (state: State) => readonly [number, number];
}>;

const POLL_MS = 250;

/**
 * Shows a bar while the instance works, and answers with the end. Ctrl-C stops the watching; the
 * work goes on where it runs.
 *
 * @throws Interrupted
 */
export const untilOver = <State>(
  terminal: Terminal,
  doing: string,
  underway: Underway<State>,
): Promise<Answer<{ data: State }>> =>
  terminal.showing(doing, (bar) => watched(terminal, underway, bar));

const watched = async <State>(
  { io }: Terminal,
  { look, isRunning, reached }: Underway<State>,
  bar: Progress,
): Promise<Answer<{ data: State }>> => {
  for (;;) {
    const answer = await look();
    bar.reached(...reached(answer.read.data));
    if (!isRunning(answer.read.data)) return answer;
    await io.pause(POLL_MS, io.interrupted);
    if (io.interrupted.aborted) throw new Interrupted();
  }
};
