import type { Command } from 'commander';
import { z } from 'zod';

import { asking, examples, type Asking } from '../command';
import { meta } from '../instance/envelope';
import type { Instance } from '../instance/instance';
import { evidenceLine, footing } from '../print/envelope';
import { CHAPTERS, type Chapter } from '../story/chapters';
import { documentsIn } from '../story/documents';
import type { Terminal } from '../terminal';

type StoryOptions = Asking & Readonly<{ knownAt?: string }>;

export const story = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('story')
    .description('Asks what the news story of June 2024 asks, with answers, evidence and positions')
    .option('--known-at <when>', 'as far as was known at an instant or position:N');
  examples(asking(command), 'story', 'story --json').action((options: StoryOptions) =>
    tell(terminal, options),
  );
};

const tell = async (terminal: Terminal, { url, json, knownAt }: StoryOptions): Promise<void> => {
  const instance = terminal.instance(url);
  for (const chapter of CHAPTERS) {
    const body = await ask(instance, chapter, knownAt);
    if (json) terminal.print(JSON.stringify({ ...chapter, answer: chapter.says(body), body }));
    else terminal.print(inWords(terminal, chapter, body));
  }
};

const answer = z.looseObject({ data: z.unknown(), meta: meta.optional() });

type Body = z.infer<typeof answer>;

const ask = async (
  instance: Instance,
  { route }: Chapter,
  knownAt: string | undefined,
): Promise<Body> => {
  const { pathname, searchParams } = new URL(route, 'http://instance');
  const query = { ...Object.fromEntries(searchParams), knownAt };
  return (await instance.get(pathname.slice(1), answer, query)).read;
};

const inWords = ({ paint }: Terminal, { asks, route, says }: Chapter, body: Body): string =>
  [
    paint('heading', asks),
    `  ${says(body)}`,
    ...documentsIn(body.data).map((document) => paint('faint', `    ${evidenceLine(document)}`)),
    footing(paint, body.meta).replaceAll(/^/gm, '    '),
    paint('faint', `    GET ${route}\n`),
  ].join('\n');
