import { SingleBar } from 'cli-progress';

export type Progress = Readonly<{ at: (done: number, total: number) => void; stop: () => void }>;

/** A bar on a terminal; elsewhere one line when the work is done, so that logs stay readable. */
export const progressOf = (what: string, out: NodeJS.WriteStream): Progress => {
  if (!out.isTTY) {
    let last = '';
    return {
      at: (done, total) => (last = `${what}: ${String(done)} of ${String(total)}\n`),
      stop: () => out.write(last),
    };
  }
  const bar = new SingleBar({
    format: `${what} [{bar}] {value}/{total}`,
    stream: out,
    hideCursor: true,
    barsize: 30,
  });
  let started = false;
  return {
    at: (done, total) => {
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(done);
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
};
