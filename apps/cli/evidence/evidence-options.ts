import type { Command } from 'commander';

import { needed, several } from '../command';

/** How a document is described when it is archived. `--url` is the instance's own address. */
export type Described = Readonly<{
  publisher?: string;
  tier?: string;
  title?: string;
  documentUrl?: string;
  retrievedAt?: string;
}>;

export type Citing = Described & Readonly<{ evidence?: readonly string[] }>;

const TIERS = 'gazette, un-document, ministry, publisher-list, law-firm, press or compilation';

/** Options of every command whose fact rests on a document. */
export const citing = (command: Command): Command =>
  command
    .option('--evidence <sha256>', 'a document that is archived already (repeatable)', several)
    .option('--publisher <name>', 'who published the document that is archived now')
    .option('--tier <tier>', `what kind of source it is: ${TIERS}`)
    .option('--title <title>', 'the document’s title')
    .option('--document-url <url>', 'where it was found, if it has an address')
    .option('--retrieved-at <moment>', 'when it was fetched (default: now)');

/** @throws WrongUsage */
export const descriptionOf = ({ publisher, tier, title, ...rest }: Described) => {
  needed({ '--publisher': publisher, '--tier': tier, '--title': title });
  const { documentUrl: url, retrievedAt } = rest;
  return { publisher, tier, title, url, retrievedAt };
};
