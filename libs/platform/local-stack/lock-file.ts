import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';

import { birthOf } from './running-process';

/** A process by number and birth: a number alone is given to others in time. */
type Holder = Readonly<{ pid: number; birth: string }>;

export type Lock = Readonly<{ release: () => Promise<void> }>;

/**
 * Holds a file for as long as this process lives. A lock whose holder is gone is taken over, by one
 * only of those who find it dead at once.
 *
 * @throws what `refuse` makes of the number of the process that holds it
 */
export const lockFile = async (path: string, refuse: (pid: number) => Error): Promise<Lock> => {
  const birth = birthOf(process.pid) ?? '';
  // No two locks have the same text: the second in a process is not taken for the first.
  const mine = JSON.stringify({ pid: process.pid, birth, id: randomUUID() });
  while (!(await acquired(path, mine, refuse)));
  return { release: () => letGo(path, mine) };
};

/**
 * A dead lock is not removed: of two who do, the slower removes the lock of the faster. It has one
 * successor, under a name made of its text, and where that one is dead as well, so has it. Then the
 * successor takes the place of the first.
 */
const acquired = async (path: string, mine: string, refuse: (pid: number) => Error) => {
  const { first, successors } = await deadLocks(path, refuse);
  const place = successors.at(-1);
  if (place === undefined) return created(path, mine);
  if (!(await created(place, mine))) return false;
  // Whoever was faster has taken the first place by now, or has come and gone.
  const inTime = (await textOf(path)) === first;
  if (inTime) await replace(path, mine);
  await Promise.all((inTime ? successors : [place]).map((name) => rm(name, { force: true })));
  return inTime;
};

/** Where the successor of each dead lock has its place; the last of these is free. */
const deadLocks = async (path: string, refuse: (pid: number) => Error) => {
  const first = await textOf(path);
  const successors: string[] = [];
  for (let text = first; text !== undefined; text = await textOf(successors.at(-1) ?? path)) {
    const holder = holderIn(text);
    if (holder && birthOf(holder.pid) === holder.birth) throw refuse(holder.pid);
    successors.push(`${path}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`);
  }
  return { first, successors };
};

/** A link is there or not, and is never half written. */
const created = (path: string, text: string): Promise<boolean> =>
  drafted(path, text, async (draft) => {
    try {
      await link(draft, path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return false;
    }
  });

const replace = (path: string, text: string): Promise<void> =>
  drafted(path, text, (draft) => rename(draft, path));

const drafted = async <Result>(
  path: string,
  text: string,
  use: (draft: string) => Promise<Result>,
): Promise<Result> => {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600 });
  return use(draft).finally(() => rm(draft, { force: true }));
};

/** Once only: what lies there later may be the lock of another. */
const letGo = async (path: string, mine: string): Promise<void> => {
  if ((await textOf(path)) === mine) await rm(path, { force: true });
};

const textOf = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
};

const holderIn = (text: string): Holder | undefined => {
  try {
    const holder = JSON.parse(text) as Partial<Holder>;
    const whole = typeof holder.pid === 'number' && typeof holder.birth === 'string';
    return whole ? (holder as Holder) : undefined;
  } catch {
    // Torn by a full disk or a power cut: nobody holds it.
    return undefined;
  }
};
