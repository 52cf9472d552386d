import { archiveFile } from '../evidence/archive';
import { Refused, UnreadableFile } from '../expected-error';
import { bytesOfFile } from '../input/file';
import type { Dialogue } from './dialogue';

const TIERS = [
  ...['gazette', 'un-document', 'ministry', 'publisher-list'],
  ...['law-firm', 'press', 'compilation'],
];

/** A fact without a document is an opinion. Asks until there is one: its SHA-256. */
export const askEvidence = async (dialogue: Dialogue): Promise<readonly string[]> => {
  for (;;) {
    try {
      return [await askDocument(dialogue)];
    } catch (error) {
      if (!isMendable(error)) throw error;
      dialogue.tell(error);
    }
  }
};

/** All that was typed before is not lost for a wrong path or a document that is refused. */
const isMendable = (error: unknown): error is UnreadableFile | Refused =>
  error instanceof UnreadableFile || error instanceof Refused;

const askDocument = async ({ ask, instance }: Dialogue): Promise<string> => {
  const cited = await ask.text(
    'Its document: a file to archive, or the SHA-256 of an archived one',
    { misfit: (text) => (text.trim() === '' ? 'A fact cites its evidence.' : undefined) },
  );
  if (/^[0-9a-f]{64}$/.test(cited)) return cited;
  // Before anybody describes what is not there.
  await bytesOfFile(cited);
  const publisher = await ask.text('Who published it?', { misfit: unstated });
  const tier = await ask.choose(
    'What kind of source is it?',
    TIERS.map((value) => ({ name: value, value })),
  );
  const title = await ask.text('Its title', { misfit: unstated });
  const documentUrl = await ask.text('Its address, if it has one');
  const described = { publisher, tier, title, ...(documentUrl !== '' && { documentUrl }) };
  return archiveFile(instance, cited, described);
};

const unstated = (text: string): string | undefined =>
  text.trim() === '' ? 'It has to be stated.' : undefined;
