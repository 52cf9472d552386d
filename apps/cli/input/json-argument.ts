import { text as textOf } from 'node:stream/consumers';

import { UnreadableFile, WrongUsage } from '../expected-error';
import type { Io } from '../io';
import { textOfFile } from './file';

/** JSON on the command line, from `@file`, or from the standard input with `@-`. */
export const jsonArgument = async (flag: string, argument: string, io: Io): Promise<unknown> => {
  if (!argument.startsWith('@')) return parsed(argument, new WrongUsage(`${flag} is no JSON.`));
  const path = argument.slice(1);
  const text = path === '-' ? await textOf(io.stdin) : await textOfFile(path);
  return parsed(text, new UnreadableFile(`${path} is no JSON.`));
};

const parsed = (text: string, misfit: Error): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw misfit;
  }
};
