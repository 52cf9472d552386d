import { COUNCIL_ZONE, statusConfirmed, type StatusConfirmed } from '@contracts';
import { dayOf } from '@kernel';

import { archiveCitation } from '../evidence/archive';
import type { Citing } from '../evidence/evidence-options';
import { WrongUsage } from '../expected-error';
import { at, json as jsonBody, type Instance } from '../instance/instance';
import { underKeys, type Keyed } from '../instance/keys';
import { enforcementStatus } from '../instance/sanctions-regime.answer';
import type { Terminal } from '../terminal';
import { recordedFacts } from './recorded.answer';
import { showRecorded } from './show-recorded';

type Look = Citing &
  Keyed &
  Readonly<{
    regime: string;
    subject?: string;
    stage?: string;
    seenOn?: string;
    dryRun?: true;
    json?: true;
    url?: string;
  }>;

/** Looked at what the Council publishes of a mandate, a measure, or the regime's measures. */
export const confirmRegime = async (terminal: Terminal, look: Look): Promise<void> => {
  const { url, json, dryRun } = look;
  const instance = terminal.instance(url);
  const stage = stageSeen(look.stage);
  const path = `${at('v1/sanctions-regimes', look.regime)}/enforcement-status`;
  // A later name of a committee is one of its regime: the stream has the founding resolution's.
  const { regime } = (await instance.get(path, enforcementStatus)).read.data;
  const seenOn = look.seenOn ?? dayOf(terminal.io.now().toISOString(), COUNCIL_ZONE);
  const data: StatusConfirmed['data'] = {
    subject: look.subject ?? regime,
    provisions: 'all',
    stage,
    seenOn: { verbatim: seenOn, value: seenOn, precision: 'day', zone: COUNCIL_ZONE },
  };
  const evidence = await evidenceOf(instance, { regime, ...data }, look);
  const stream = `sanctions-regime/${regime}`;
  const body = jsonBody({ type: statusConfirmed.type, stream, data, evidence });
  const { read, text } = await underKeys(look, (keys) =>
    instance.post('v1/facts', recordedFacts, { query: { dryRun }, body, key: keys.next() }),
  );
  if (json) terminal.print(text);
  else showRecorded(terminal, read.data);
};

/** A printed end has passed or has not: what was seen is for whoever looked to say. */
const stageSeen = (stage: string | undefined): 'in-force' | 'ended' => {
  if (stage === 'in-force' || stage === 'ended') return stage;
  throw new WrongUsage('Say with --stage what you saw of the regime: in-force or ended.');
};

const evidenceOf = async (
  instance: Instance,
  seen: object,
  { evidence, ...described }: Look,
): Promise<readonly string[]> => {
  if (evidence !== undefined) return evidence;
  const { publisher, title, documentUrl: url } = described;
  return [await archiveCitation(instance, { ...seen, publisher, title, url }, described)];
};
