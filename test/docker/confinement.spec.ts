import { readServiceConfig, SERVICE_SETTINGS, SETTINGS } from '@platform/config';

import { environmentGiven, neighboursOf, ownServices, serviceOf, stack } from './compose';

const everything = Object.keys(stack.services);
const stores = ['postgres', 'kafka'];
const commandsPort = Number(SERVICE_SETTINGS.INTERDICT_COMMANDS_PORT.fallback);

/** Names of the settings that the images of others take from their environment. */
const TAKEN_BY_OTHERS: Readonly<Record<string, readonly RegExp[]>> = {
  postgres: [/^POSTGRES_(USER|DB|PASSWORD)$/],
  // A property of the broker in capitals, and what its scripts look at.
  kafka: [
    /^CLUSTER_ID$/,
    /^KAFKA_(NODE_ID|PROCESS_ROLES|(ADVERTISED_)?LISTENERS|LOG_DIRS|HEAP_OPTS)$/,
    /^KAFKA_(LISTENER_SECURITY_PROTOCOL_MAP|INTER_BROKER_LISTENER_NAME)$/,
    /^KAFKA_CONTROLLER_(LISTENER_NAMES|QUORUM_VOTERS)$/,
    /^KAFKA_(AUTO_CREATE_TOPICS_ENABLE|GROUP_INITIAL_REBALANCE_DELAY_MS)$/,
    /^KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR$/,
    /^KAFKA_TRANSACTION_STATE_LOG_(REPLICATION_FACTOR|MIN_ISR)$/,
    /^KAFKA_SHARE_COORDINATOR_STATE_TOPIC_(REPLICATION_FACTOR|MIN_ISR)$/,
  ],
};

describe('Of the processes of the stack', () => {
  it('the API alone is published, and on loopback alone', () => {
    const port = String(SETTINGS.INTERDICT_PORT.fallback);
    const published = everything.flatMap((name) => serviceOf(name).ports ?? []);
    expect(published).toEqual([`127.0.0.1:${port}:${port}`]);
    expect(serviceOf('api').ports).toEqual(published);
  });

  it('the API reaches those that it asks for something, on the port of commands', () => {
    const { addresses } = readServiceConfig([], environmentGiven('api'));
    expect(addresses).toEqual(
      Object.fromEntries(
        ['export-controls', 'security-council', 'developments', 'projections'].map((name) => [
          name,
          { host: name, port: commandsPort },
        ]),
      ),
    );
    expect(neighboursOf('api')).toEqual(expect.arrayContaining(Object.keys(addresses)));
  });

  it.each(['export-controls', 'security-council', 'developments', 'projections'])(
    '%s is reached by the API and what it stores in, and by no other',
    (name) => expect(neighboursOf(name).toSorted()).toEqual(['api', 'kafka', 'postgres']),
  );

  it.each(['relay', 'prepare'])('%s is reached by nobody, and reaches what it stores in', (name) =>
    expect(neighboursOf(name)).toEqual(stores),
  );

  it('none has a way out but through the network of the API’s port', () => {
    const open = Object.entries(stack.networks).filter(([, network]) => !network?.internal);
    expect(open.map(([name]) => name)).toEqual(['front']);
    const front = everything.filter((name) => serviceOf(name).networks.includes('front'));
    expect(front).toEqual(['api', 'load-reference']);
  });

  it.each(everything)('%s has no capability, wins none, and has its bounds', (name) => {
    const { cap_drop, security_opt, deploy } = serviceOf(name);
    expect({ cap_drop, security_opt }).toEqual({
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(deploy.resources.limits).toEqual({
      memory: expect.stringMatching(/^\d+[MG]$/),
      pids: expect.any(Number),
    });
  });

  it('all but the broker have a file system that they cannot write to', () =>
    expect(everything.filter((name) => serviceOf(name).read_only !== true)).toEqual(['kafka']));
});

describe('What others’ images are told', () => {
  it.each(stores)('is what they know: %s', (name) => {
    const known = TAKEN_BY_OTHERS[name] ?? [];
    const told = Object.keys(serviceOf(name).environment);
    expect(told.filter((setting) => !known.some((one) => one.test(setting)))).toEqual([]);
  });

  it('has the broker call itself what its clients call it', () => {
    const { KAFKA_LISTENERS: listens, KAFKA_ADVERTISED_LISTENERS: advertised } =
      environmentGiven('kafka');
    const clients = ownServices.flatMap(
      (name) => environmentGiven(name)['INTERDICT_KAFKA_BROKERS'] ?? [],
    );
    expect(new Set(clients.map((broker) => `PLAINTEXT://${broker}`))).toEqual(
      new Set([advertised]),
    );
    expect(listens?.split(',')[0]).toBe('PLAINTEXT://:9092');
  });

  it('keeps the broker’s controller to itself', () => {
    const { KAFKA_LISTENERS: listens, KAFKA_CONTROLLER_QUORUM_VOTERS: voters } =
      environmentGiven('kafka');
    expect(listens?.split(',')[1]).toBe('CONTROLLER://localhost:9093');
    expect(voters).toBe('1@localhost:9093');
  });
});
