import { InvalidSetting, SettingMissing, UnknownSetting } from './config.errors';
import { readBrokerPort, readKafkaConfig, readServiceConfig } from './service-config';

const url = 'postgresql://api:secret@db/interdict';
const whole = { DATABASE_URL: url, INTERDICT_KAFKA_BROKERS: 'one:9092, [::1]:9093' };

const refusalOf = (environment: Record<string, string>) => {
  try {
    readServiceConfig([], environment);
    return 'accepted';
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidSetting);
    return (error as InvalidSetting).message;
  }
};

describe('The configuration of a service', () => {
  it('knows the database, the brokers, and what a desk knows', () => {
    const { databaseUrl, kafka, commandsPort, addresses, port } = readServiceConfig([], whole);
    expect({ databaseUrl, kafka, commandsPort, addresses, port }).toEqual({
      databaseUrl: url,
      kafka: {
        brokers: ['one:9092', '[::1]:9093'],
        prefix: '',
        retentionDays: 30,
        replicationFactor: undefined,
      },
      commandsPort: 8090,
      addresses: {},
      port: 8080,
    });
  });

  it('reads every setting', () => {
    const { kafka, commandsPort, addresses } = readServiceConfig([], {
      ...whole,
      INTERDICT_KAFKA_PREFIX: 'eu.',
      INTERDICT_KAFKA_RETENTION_DAYS: '7',
      INTERDICT_KAFKA_REPLICATION: '3',
      INTERDICT_COMMANDS_PORT: '0',
      INTERDICT_EXPORT_CONTROLS_ADDRESS: 'exports:1',
      INTERDICT_SECURITY_COUNCIL_ADDRESS: '10.0.0.7:65535',
      INTERDICT_DEVELOPMENTS_ADDRESS: '[::1]:8092',
      INTERDICT_PROJECTIONS_ADDRESS: 'models.internal:8093',
    });
    expect(kafka).toMatchObject({ prefix: 'eu.', retentionDays: 7, replicationFactor: 3 });
    expect(commandsPort).toBe(0);
    expect(addresses).toEqual({
      'export-controls': { host: 'exports', port: 1 },
      'security-council': { host: '10.0.0.7', port: 65_535 },
      developments: { host: '::1', port: 8092 },
      projections: { host: 'models.internal', port: 8093 },
    });
  });

  it('names all that is missing, an empty variable too', () => {
    const needed = ['INTERDICT_PROJECTIONS_ADDRESS'] as const;
    const read = () => readServiceConfig(needed, { INTERDICT_KAFKA_BROKERS: ' ' });
    expect(read).toThrow(SettingMissing);
    expect(read).toThrow(
      'DATABASE_URL, INTERDICT_KAFKA_BROKERS, INTERDICT_PROJECTIONS_ADDRESS must be set',
    );
  });

  it.each([
    ['INTERDICT_KAFKA_BROKERS', 'one:9092,two'],
    ['INTERDICT_KAFKA_BROKERS', 'one:99999'],
    ['INTERDICT_KAFKA_PREFIX', 'a b'],
    ['INTERDICT_KAFKA_RETENTION_DAYS', '0'],
    ['INTERDICT_KAFKA_REPLICATION', 'three'],
    ['INTERDICT_COMMANDS_PORT', '65536'],
    ['INTERDICT_DEVELOPMENTS_ADDRESS', 'developments'],
    ['INTERDICT_DEVELOPMENTS_ADDRESS', 'developments:0'],
  ])('refuses %s=%s by its name', (name, text) =>
    expect(refusalOf({ ...whole, [name]: text })).toMatch(
      new RegExp(`^${name}=${text}: must be .+\\.$`),
    ),
  );

  it('refuses a name that no version knows', () =>
    expect(() => readServiceConfig([], { ...whole, INTERDICT_KAFKA_BROKER: 'x:1' })).toThrow(
      UnknownSetting,
    ));

  it('names the port of a broker that the stack starts, which is Kafka’s own by default', () => {
    expect(readBrokerPort({})).toBe(9092);
    expect(readBrokerPort({ INTERDICT_KAFKA_PORT: '0' })).toBe(0);
    expect(() => readBrokerPort({ INTERDICT_KAFKA_PORT: 'x' })).toThrow(InvalidSetting);
  });

  it('may name no broker: then there is no Kafka', () => {
    expect(readKafkaConfig({})).toBeNull();
    expect(readKafkaConfig({ INTERDICT_KAFKA_BROKERS: 'one:9092' })).toMatchObject({
      brokers: ['one:9092'],
    });
  });
});
