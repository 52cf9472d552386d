import { SingleBar } from 'cli-progress';

import type { Io } from '../io';

export type Progress = Readonly<{ reached: (done: number, total: number) => void }>;

type Bar = Progress & Readonly<{ finished: () => void }>;

const SILENT: Bar = { reached: () => undefined, finished: () => undefined };

/** A bar on the error output, so that the answer stays clean; nothing where nobody looks. */
export const progress = ({ stderr, isTTY }: Io, doing: string): Bar => {
  if (!isTTY.stderr) return SILENT;
  const bar = new SingleBar({
    stream: stderr,
    format: `${doing} [{bar}] {percentage}% {value}/{total}`,
    noTTYOutput: true,
    hideCursor: true,
    // Ctrl-C is the command's own affair: it has files to leave in order.
    gracefulExit: false,
    fps: 10,
  });
  bar.start(1, 0);
  return {
    reached: (done, total) => {
      bar.setTotal(Math.max(total, 1));
      bar.update(done);
    },
    finished: () => {
      bar.stop();
    },
  };
};
