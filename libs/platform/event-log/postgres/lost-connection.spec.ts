import { setTimeout } from 'node:timers/promises';

import { DatabaseError } from 'pg';

import { isLostConnection, overNewConnections } from './lost-connection';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn(() => Promise.resolve()) }));

const refusedBy = (code: string) => Object.assign(new DatabaseError('no', 0, 'error'), { code });

const lost = new Error('Connection terminated unexpectedly');

describe('A lost connection', () => {
  it.each<readonly [string, unknown]>([
    ['terminated by an administrator', refusedBy('57P01')],
    ['ended by a crash', refusedBy('57P02')],
    ['refused while the server starts', refusedBy('57P03')],
    ['failed as a connection', refusedBy('08006')],
    ['reset by the socket', Object.assign(new Error('read ECONNRESET'), { syscall: 'read' })],
    ['noticed by the driver', lost],
  ])('is one that was %s', (_how, error) => expect(isLostConnection(error)).toBe(true));

  it.each<readonly [string, unknown]>([
    ['a unique violation', refusedBy('23505')],
    ['a query that was cancelled', refusedBy('57014')],
    ['a bug', new TypeError('undefined is not a function')],
    ['nothing', undefined],
  ])('is not %s', (_what, error) => expect(isLostConnection(error)).toBe(false));
});

describe('What is safe to ask again', () => {
  beforeEach(() => jest.mocked(setTimeout).mockClear());

  it('is asked until it is answered', async () => {
    const ask = jest.fn(() => Promise.resolve('yes'));
    ask.mockRejectedValueOnce(lost).mockRejectedValueOnce(refusedBy('57P03'));
    expect(await overNewConnections(ask)).toBe('yes');
    expect(jest.mocked(setTimeout).mock.calls).toEqual([[10], [20]]);
  });

  it('is given up after some seconds', async () => {
    await expect(overNewConnections(() => Promise.reject(lost))).rejects.toBe(lost);
    const pausesMs = jest.mocked(setTimeout).mock.calls.map(([ms]) => ms ?? 0);
    expect(pausesMs.reduce((sum, ms) => sum + ms)).toBe(5110);
  });

  it('is not asked again where it was refused', async () => {
    const refusal = refusedBy('23505');
    await expect(overNewConnections(() => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(setTimeout).not.toHaveBeenCalled();
  });
});
