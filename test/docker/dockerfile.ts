import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** `COPY --from=build /interdict/dist dist`, its continued lines joined. */
export type Instruction = Readonly<{ keyword: string; words: string }>;

export type Stage = Readonly<{
  name: string;
  /** Another stage, or an image. */
  from: string;
  instructions: readonly Instruction[];
}>;

const lines = readFileSync(join(ROOT, 'docker', 'Dockerfile'), 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .join('\n')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '');

export const instructions: readonly Instruction[] = lines.map((line) => {
  const [keyword = '', ...words] = line.split(' ');
  return { keyword, words: words.join(' ') };
});

const startsOf = instructions.flatMap(({ keyword }, at) => (keyword === 'FROM' ? [at] : []));

export const stages: readonly Stage[] = startsOf.map((at, order) => {
  const [from = '', name = ''] = instructions[at]?.words.split(' AS ') ?? [];
  return { name, from, instructions: instructions.slice(at + 1, startsOf[order + 1]) };
});

/** What an image is made by, that of the stages below it first. */
export const madeBy = (target: string): readonly Instruction[] => {
  const stage = stages.find(({ name }) => name === target);
  return stage ? [...madeBy(stage.from), ...stage.instructions] : [];
};

/** Of several of a kind the last is in force. */
export const inForce = (target: string, keyword: string): string | undefined =>
  madeBy(target).findLast((instruction) => instruction.keyword === keyword)?.words;

/** The words of an instruction that starts no shell; none where there is no such instruction. */
export const execForm = (target: string, keyword: string): readonly string[] => {
  const words = inForce(target, keyword);
  return words === undefined ? [] : (JSON.parse(words) as string[]);
};

/** `NODE_ENV=production INTERDICT_HOST=0.0.0.0`, of all that the target is made by. */
export const environmentOf = (target: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    madeBy(target)
      .filter(({ keyword }) => keyword === 'ENV')
      .flatMap(({ words }) => words.split(' ').map((word) => word.split('=') as [string, string])),
  );
