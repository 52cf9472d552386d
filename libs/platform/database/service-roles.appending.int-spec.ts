import { contextOf, PostgresEventLog, streamWordsOf } from '@platform/event-log';
import { commitTo, confirmed, provenance, someStream } from '@testing';

import { SERVICE_ROLES, type ServiceRole } from './service-roles';
import { openServices, type Services } from './services.fixture';

const CONTEXTS = ['export-controls', 'security-council', 'developments'] as const;

const roleOf = (context: string) => `interdict_${context.replace('-', '_')}` as ServiceRole;

const APPENDERS = CONTEXTS.map(roleOf);

const WORDS = CONTEXTS.flatMap(streamWordsOf);

const OWN = WORDS.map((word) => ({ word, role: roleOf(contextOf(`${word}/1`)) }));

const FOREIGN = APPENDERS.flatMap((role) =>
  [...WORDS, 'designation-list', 'nobodys-word'].map((word) => ({ word, role })),
).filter(({ word, role }) => roleOf(contextOf(`${word}/1`)) !== role);

const NO_APPENDERS = SERVICE_ROLES.filter((role) => !APPENDERS.includes(role));

const to = (stream: string) => commitTo(stream, 0, [confirmed('1')]);

let services: Services;

beforeAll(async () => {
  services = await openServices();
});

afterAll(() => services.close());

const head = async () => (await services.logAs('interdict_api').head()).position;

describe('A service', () => {
  it.each(OWN)('appends to its own streams: $role to $word', async ({ role, word }) => {
    const log = services.logAs(role);
    const stream = someStream(word);
    await log.append(to(stream));
    await log.append(commitTo(stream, 1, [confirmed('2')]));
    expect(await log.readStream(stream)).toMatchObject({ version: 2 });
  });

  it.each(FOREIGN)('is refused where a stream is another’s: $role, $word', async (case_) => {
    const stream = someStream(case_.word);
    const before = await head();
    const refused = services.logAs(case_.role).append(to(stream));
    await expect(refused).rejects.toMatchObject({
      name: 'StreamNotOwned',
      code: 'STREAM_NOT_OWNED',
      message: expect.stringContaining(`${case_.role} may not append to ${stream}`) as string,
    });
    expect(await head()).toBe(before);
  });

  it.each(FOREIGN)('is refused where the stream is there by now: $role, $word', async (case_) => {
    const stream = someStream(case_.word);
    await new PostgresEventLog(services.owner).append(to(stream));
    const refused = services.logAs(case_.role).append(commitTo(stream, 1, [confirmed('2')]));
    await expect(refused).rejects.toMatchObject({ code: 'STREAM_NOT_OWNED' });
  });

  it('is refused a commit as a whole, of which one stream is another’s', async () => {
    const log = services.logAs('interdict_developments');
    const [own, foreign] = [someStream('development'), someStream('sanctions-regime')];
    const appends = [own, foreign].flatMap((stream) => to(stream).appends);
    const asked = provenance();
    await expect(log.append({ appends, provenance: asked })).rejects.toThrow(foreign);
    expect(await log.readStream(own)).toMatchObject({ version: 0 });
    expect(await log.receiptOf(asked)).toBeUndefined();
  });

  it('is refused for itself: those who write at the same time are not', async () => {
    const log = services.logAs('interdict_developments');
    const outcomes = await Promise.allSettled(
      ['development', 'sanctions-regime', 'development'].map((word) =>
        log.append(to(someStream(word))),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('leaves a receipt of what it refused', async () => {
    const log = services.logAs('interdict_security_council');
    const asked = provenance();
    await log.refuse(asked, { name: 'Refused', code: 'REFUSED', message: 'No.' });
    expect(await log.receiptOf(asked)).toMatchObject({ refusal: { code: 'REFUSED' } });
  });

  it.each(NO_APPENDERS)('that has no context appends nothing: %s', async (role) => {
    const log = services.logAs(role);
    for (const word of WORDS) {
      await expect(log.append(to(someStream(word)))).rejects.toThrow(/permission denied|may not/);
    }
  });

  it.each(NO_APPENDERS)(
    'that has no context leaves no receipt, and makes no command look done: %s',
    async (role) => {
      const refusal = { name: 'Refused', code: 'REFUSED', message: 'No.' };
      const refused = services.logAs(role).refuse(provenance(), refusal);
      await expect(refused).rejects.toThrow('permission denied');
      const empty = services.logAs(role).append({ appends: [], provenance: provenance() });
      await expect(empty).rejects.toThrow('permission denied');
    },
  );
});

describe('The owner of the log', () => {
  it.each([...WORDS, 'designation-list'])('appends to every stream: %s', async (word) => {
    const log = new PostgresEventLog(services.owner);
    expect(await log.append(to(someStream(word)))).toMatchObject({ refusal: null });
  });

  it('is a service for as long as it takes the role of one', async () => {
    const client = await services.owner.connect();
    const log = new PostgresEventLog(client);
    await client.query('SET ROLE interdict_developments');
    const foreign = log.append(to(someStream('sanctions-regime')));
    await expect(foreign).rejects.toMatchObject({ code: 'STREAM_NOT_OWNED' });
    await log.append(to(someStream('development')));
    await client.query('RESET ROLE');
    await log.append(to(someStream('sanctions-regime')));
    client.release();
  });
});
