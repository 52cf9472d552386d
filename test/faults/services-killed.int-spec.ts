import { join } from 'node:path';

import { contexts, historyCommand, type AssembledContext } from '@assembly';
import { FileEvidenceArchive } from '@platform/archive';
import { SystemClock } from '@platform/clock';
import { ServiceBrokeOff, TcpGateway } from '@platform/command-gateway';
import {
  loadReferenceHistory,
  referenceHistory,
  type ReferenceRecording,
  type ReferenceStream,
} from '@reference-history';
import { describeWithKafka } from '@testing';

import type { Ready, ServiceName } from '../../apps/stack';
import { diedAt } from './harness/died-at';
import { openInstallation, type Installation } from './harness/installation';
import { cases } from './harness/rounds';
import { settled } from './harness/settled';
import { until } from './harness/until';
import { faultsIn } from './oracle/oracle';

jest.setTimeout(180_000);

type Context = Extract<ServiceName, 'developments' | 'export-controls' | 'security-council'>;

const CONTEXTS: readonly Context[] = ['export-controls', 'security-council', 'developments'];

const contextOf = (name: Context): AssembledContext => {
  const found = contexts.find(({ commands }) => commands.context === name);
  if (!found) throw new Error(`There is no context ${name}.`);
  return found;
};

/** What the product ships for a context: one stream of it. */
const shippedFor = (name: Context): ReferenceStream => {
  const { shipped } = contextOf(name);
  const found = referenceHistory.find(({ stream }) => stream.startsWith(`${shipped}/`));
  if (!found) throw new Error(`Nothing is shipped for ${name}.`);
  return found;
};

describeWithKafka('A service that is killed when its facts are on record', (brokers) => {
  let place: Installation;

  beforeEach(async () => {
    place = await openInstallation({ brokers });
    await Promise.all([place.service('relay').start(), place.service('projections').start()]);
  });

  afterEach(() => place.close());

  /** Asks as the API does, by the same command each time. */
  const ask = async (name: Context, { commandsPort = 0 }: Ready): Promise<readonly bigint[]> => {
    const gateway = new TcpGateway({
      contexts: [contextOf(name).commands],
      services: { [name]: { host: '127.0.0.1', port: commandsPort } },
      clock: new SystemClock(),
    });
    const directory = join(place.dataDir, 'evidence');
    const archive = new FileEvidenceArchive(place.pool, { directory, maxBytes: 2 ** 20 });
    const positions: bigint[] = [];
    const commands = async (recording: ReferenceRecording) => {
      positions.push(...(await gateway.execute(historyCommand(recording))).positions);
    };
    try {
      await loadReferenceHistory({ archive, commands }, [shippedFor(name)]);
      return positions;
    } finally {
      gateway.onApplicationShutdown();
    }
  };

  it.each(cases(CONTEXTS))(
    'and %s was asked, records nothing twice when it is asked again',
    async (name) => {
      const killed = place.service(name, { failpoint: 'after-append:1' });
      await expect(ask(name, await killed.start())).rejects.toThrow(ServiceBrokeOff);
      await diedAt(killed, 'after-append:1');
      const { position: recorded } = await place.log.head();
      const next = place.service(name);
      const answered = await ask(name, await next.start());
      expect(answered).toHaveLength(shippedFor(name).facts.length);
      expect(answered.at(-1)).toBe(recorded);
      // Its timekeeper goes on to record notices, at a moment of its own.
      await until('nothing is wrong', async () => {
        await settled(place);
        return (await faultsIn(place)).join() || null;
      });
    },
  );

  it.each(cases(['after-append:1', 'after-append:3']))(
    'and it reacted (%s), reacts to the same event without a second effect',
    async (failpoint) => {
      const load = place.load;
      const killed = place.service('developments', { failpoint });
      await killed.start();
      for (let n = 0; n < 5; n += 1) await load.veto();
      await diedAt(killed, failpoint);
      await place.service('developments').start();
      await settled(place);
      expect(await faultsIn(place)).toEqual([]);
    },
  );
});
