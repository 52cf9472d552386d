import { InvalidSetting, UnknownSetting } from '@platform/config';

import { readStackConfig, STACK_LINE } from './stack-config';

describe('The configuration of the stack', () => {
  it('of an empty environment is everything on this machine, at the usual ports', () => {
    const { desk, kafka, brokerPort } = readStackConfig({});
    expect([desk.port, desk.managementPort, desk.databaseUrl]).toEqual([8080, 8081, null]);
    expect([kafka, brokerPort]).toEqual([null, 9092]);
  });

  it('names brokers and a database of others', () => {
    const databaseUrl = 'postgresql://me@db/interdict';
    const { desk, kafka } = readStackConfig({
      ...{ DATABASE_URL: databaseUrl, INTERDICT_KAFKA_BROKERS: 'one:9092' },
    });
    expect([desk.databaseUrl, kafka?.brokers]).toEqual([databaseUrl, ['one:9092']]);
  });

  it.each(['INTERDICT_COMMANDS_PORT', 'INTERDICT_EXPORT_CONTROLS_ADDRESS'])(
    'refuses %s, which would be overwritten',
    (name) => {
      const read = () => readStackConfig({ [name]: 'any' });
      expect(read).toThrow(InvalidSetting);
      expect(read).toThrow(`${name}: must not be set`);
      expect(readStackConfig({ [name]: ' ' }).brokerPort).toBe(9092);
    },
  );

  it('refuses a name that no version knows', () =>
    expect(() => readStackConfig({ INTERDICT_STACK: '1' })).toThrow(UnknownSetting));

  it('is told with its defaults, and without what the stack chooses or others read', () => {
    expect(STACK_LINE.settings).toMatch(/^INTERDICT_KAFKA_PORT +9092 /m);
    expect(STACK_LINE.settings).not.toMatch(/COMMANDS_PORT|_ADDRESS|_PASSWORD/);
  });
});
