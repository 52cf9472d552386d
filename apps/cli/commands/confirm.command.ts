import { dayOf, type LegalDay } from '@kernel';
import type { Command } from 'commander';

import { asking, examples, several, type Asking } from '../command';
import { archiveCitation } from '../evidence/archive';
import { citing, type Citing } from '../evidence/evidence-options';
import { WrongUsage } from '../expected-error';
import { confirmRegime } from '../facts/confirm-regime';
import { recordedFacts } from '../facts/recorded.answer';
import { showRecorded } from '../facts/show-recorded';
import { seenOf, type Looked, type Seen } from '../facts/stages';
import { exportBanList } from '../instance/export-ban-list.answer';
import { at, json as jsonBody, type Instance } from '../instance/instance';
import { keyed, underKeys, type Keyed, type Keys } from '../instance/keys';
import type { Terminal } from '../terminal';

type ConfirmOptions = Asking &
  Citing &
  Keyed &
  Looked &
  Readonly<{ regime?: string; subject?: string; seenOn?: string; dryRun?: true }>;

export const confirm = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('confirm')
    .argument('[list]', 'us-chpl')
    .description('Looked at what the authority publishes: a list, or what a sanctions regime holds')
    .option('--regime <regime>', 'in place of a list: 2140')
    .option('--subject <subject>', 'of a regime: a mandate or a measure (default: its measures)')
    .option('--provision <provision>', 'what was looked at (repeatable; default: all)', several)
    .option('--stage <stage>', 'what was seen: in-force, suspended, ended or promulgated')
    .option('--seen-on <day>', 'when, in the authority’s zone (default: today)')
    .option('--dry-run', 'show what would be recorded; what is cited is archived all the same');
  examples(
    asking(keyed(citing(command))),
    'confirm us-chpl --publisher "Bureau of Industry and Security" --tier publisher-list ' +
      '--title "Common High Priority List" --dry-run',
    'confirm cn-mofcom-61-2025 --stage suspended --publisher MOFCOM --tier ministry ' +
      '--title "Announcement 70 of 2025" --dry-run',
    'confirm --regime 1718 --subject panel-of-experts --stage ended --publisher "United Nations" ' +
      '--tier un-document --title "1718 Committee" --dry-run',
  ).action((list: string | undefined, options: ConfirmOptions) => {
    const { regime } = options;
    if (list !== undefined && regime === undefined) {
      return underKeys(options, (keys) => tell(terminal, { list, keys }, options));
    }
    if (list === undefined && regime !== undefined) {
      return confirmRegime(terminal, { ...options, regime });
    }
    throw new WrongUsage('Name a list, or a regime with --regime.');
  });
};

const tell = async (
  terminal: Terminal,
  { list, keys }: Readonly<{ list: string; keys: Keys }>,
  options: ConfirmOptions,
): Promise<void> => {
  const instance = terminal.instance(options.url);
  const path = at('v1/export-ban-lists', list);
  const { seenOn: stated } = options;
  const { data, meta } = (await instance.get(path, exportBanList, { asOf: stated })).read;
  const seenOn = stated ?? dayOf(terminal.io.now().toISOString(), data.zone);
  for (const seen of seenOf(data, meta, options)) {
    const fact = { subject: list, ...seen, seenOn: dayIn(data.zone, seenOn) };
    const evidence = await evidenceOf(instance, { list, seen, seenOn }, options);
    const { read, text } = await instance.post('v1/facts', recordedFacts, {
      ...{ query: { dryRun: options.dryRun }, key: keys.next() },
      body: jsonBody({
        ...{ type: 'StatusConfirmed', stream: `export-ban-list/${list}` },
        ...{ data: fact, evidence },
      }),
    });
    if (options.json) terminal.print(text);
    else showRecorded(terminal, read.data);
  }
};

const dayIn = (zone: string, value: string): LegalDay => ({
  ...{ verbatim: value, value, zone },
  precision: 'day',
});

type Look = Readonly<{ list: string; seen: Seen; seenOn: string }>;

const evidenceOf = async (
  instance: Instance,
  { list, seen, seenOn }: Look,
  { evidence, ...described }: ConfirmOptions,
): Promise<readonly string[]> => {
  if (evidence !== undefined) return evidence;
  const { publisher, title, documentUrl: url } = described;
  return [
    await archiveCitation(instance, { list, ...seen, seenOn, publisher, title, url }, described),
  ];
};
