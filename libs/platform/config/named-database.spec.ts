import { DomainError } from '@kernel';

import { DatabaseAway, DatabaseRefuses, ofDatabase, onNamedDatabase } from './named-database';

const withCode = (code: string) => Object.assign(new Error('as the driver says it'), { code });

class Rule extends DomainError {
  readonly code = 'RULE';
}

describe('What happens at the database that DATABASE_URL names', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', '57P03'])(
    'is told as a sentence where it does not answer: %s',
    (code) => {
      const told = ofDatabase(withCode(code)) as DatabaseAway;
      expect(told).toBeInstanceOf(DatabaseAway);
      expect(told.message).toBe(`Postgres cannot be reached at DATABASE_URL (${code}).`);
      expect(told.exitCode).toBe(4);
    },
  );

  it.each(['timeout expired', 'Connection terminated unexpectedly'])(
    'is told as a sentence where it is silent: %s',
    (message) => expect(ofDatabase(new Error(message))).toBeInstanceOf(DatabaseAway),
  );

  it.each([
    ['28P01', 'password'],
    ['3D000', 'does not exist'],
    ['42501', 'owner'],
  ])('is told as a sentence where it says no: %s', (code, word) => {
    const told = ofDatabase(withCode(code)) as DatabaseRefuses;
    expect(told).toBeInstanceOf(DatabaseRefuses);
    expect(told.message).toContain(word);
    expect(told.exitCode).toBe(3);
  });

  it('is left as it is where it is a rule of ours, or a bug', () => {
    const [rule, bug] = [new Rule('No.'), withCode('42601')];
    expect(ofDatabase(rule)).toBe(rule);
    expect(ofDatabase(bug)).toBe(bug);
  });

  it('is what the work on it rejects with', async () => {
    await expect(onNamedDatabase(() => Promise.resolve(1))).resolves.toBe(1);
    await expect(
      onNamedDatabase(() => Promise.reject(withCode('ECONNRESET'))),
    ).rejects.toBeInstanceOf(DatabaseAway);
  });
});
