import { confirm, input, select } from '@inquirer/prompts';

import { Interrupted } from '../expected-error';
import type { Io } from '../io';
import type { Asker } from './asker';

/** Questions go to the error output: the answer's own stays clean. */
export const inquirerAsker = ({ stdin, stderr, interrupted }: Io): Asker => {
  const context = { input: stdin, output: stderr, signal: interrupted };
  return {
    choose: (message, choices) =>
      answered(select({ message, choices: [...choices], loop: false, pageSize: 12 }, context)),
    text: (message, { byDefault, misfit } = {}) =>
      answered(
        input(
          {
            message,
            ...(byDefault !== undefined && { default: byDefault }),
            validate: (text) => misfit?.(text) ?? true,
          },
          context,
        ),
      ),
    agree: (message, byDefault) => answered(confirm({ message, default: byDefault }, context)),
  };
};

/** Ctrl-C and a closed input end the command; they are no answer. */
const answered = async <Value>(asking: Promise<Value>): Promise<Value> => {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof Error && /^(ExitPrompt|AbortPrompt)Error$/.test(error.name)) {
      throw new Interrupted();
    }
    throw error;
  }
};
