/**
 * What a line of a service's log tells somebody who waits for it to be ready; undefined where it is
 * for the log alone.
 */
export const toldIn = (line: string): string | undefined => {
  const [, text] = WAITING.exec(line) ?? [];
  return text === undefined ? undefined : (JSON.parse(text) as string);
};

/** One line a reason, as `untilAnswered` logs it; a JSON text ends at the first bare quote. */
const WAITING = /"message":("It (?:waits for|cannot start)(?:[^"\\]|\\.)*")/;
