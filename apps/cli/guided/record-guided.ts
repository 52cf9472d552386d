import { Refused, type ExpectedError } from '../expected-error';
import { recordedFacts } from '../facts/recorded.answer';
import { showRecorded } from '../facts/show-recorded';
import { json as jsonBody } from '../instance/instance';
import type { Terminal } from '../terminal';
import type { Dialogue } from './dialogue';
import { askDraft, factOf, type Draft } from './draft';
import { sayAgain } from './say-again';

/**
 * Guides a person through one fact: what it is, what it says, what it rests on. Shows what would be
 * recorded and which answers would change, and lets all of it be said again until then.
 */
export const recordGuided = async (terminal: Terminal, url: string | undefined): Promise<void> => {
  const instance = terminal.instance(url);
  const ask = await terminal.io.asker(terminal.io);
  const dialogue: Dialogue = { ask, instance, tell: telling(terminal) };
  let draft = await askDraft(dialogue);
  for (;;) {
    await rehearse(terminal, dialogue, draft);
    const next = await ask.choose('And now?', [
      { name: 'Record it', value: 'record' as const },
      { name: 'Say a field again', value: 'edit' as const },
      { name: 'Give up: nothing is recorded', value: 'leave' as const },
    ]);
    if (next === 'leave') return;
    if (next === 'edit') draft = await sayAgain(dialogue, draft);
    else if (await recorded(terminal, dialogue, draft)) return;
  }
};

const telling = (terminal: Terminal) => (error: ExpectedError) => {
  terminal.note(error.message);
  error.particulars.forEach((line) => {
    terminal.note(`  ${line}`);
  });
};

/** What is refused now can be mended now. */
const rehearse = (terminal: Terminal, dialogue: Dialogue, draft: Draft): Promise<boolean> =>
  posted(terminal, dialogue, draft, true);

const recorded = (terminal: Terminal, dialogue: Dialogue, draft: Draft): Promise<boolean> =>
  posted(terminal, dialogue, draft, false);

const posted = async (
  terminal: Terminal,
  { instance, tell }: Dialogue,
  draft: Draft,
  dryRun: boolean,
): Promise<boolean> => {
  try {
    const body = jsonBody(factOf(draft));
    const query = dryRun ? { dryRun } : {};
    const { read } = await instance.post('v1/facts', recordedFacts, { query, body });
    showRecorded(terminal, read.data);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    tell(error);
    return false;
  }
};
