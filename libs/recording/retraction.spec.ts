import { standing, type FactRetracted } from '@kernel';

import { type Claim, claim, claimsDoor, NobodysClaim, stream, told } from './claims.fixture';
import { EventNotInStream, FactAlreadyRetracted, FactSaidAgain } from './recording.errors';
import { retract } from './retraction';

const reason = 'Misread.';

const retracted = (...eventIds: string[]): FactRetracted => ({
  type: 'FactRetracted',
  data: { eventIds, subject: 'any', reason },
});

const retracting = (
  history: ReturnType<typeof told>,
  eventId: string,
  {
    replacement,
    door = claimsDoor,
  }: { replacement?: ReturnType<typeof claim>; door?: typeof claimsDoor } = {},
) => retract(door, history, { stream, eventId, reason, replacement });

describe('Taking a fact back', () => {
  const one = claim('2024-06-20');
  const other = claim('2024-11-09');

  it('takes along what stands and falls with it, and leaves the rest', () => {
    const history = told([one, other], [claim('2025-01-01')]);
    expect(retracting(history, '1')).toEqual([retracted('0', '1')]);
    expect(retracting(history, '2')).toEqual([retracted('2')]);
  });

  it('is said to each subject that it touches', () => {
    const history = told([one, claim('2024-11-09', { subject: 'some' })]);
    expect(retracting(history, '0')).toEqual([
      retracted('0'),
      { type: 'FactRetracted', data: { eventIds: ['1'], subject: 'some', reason } },
    ]);
  });

  it('has the right fact with it, decided as if the wrong one had never been known', () => {
    const right = claim('2024-06-19');
    expect(retracting(told([one]), '0', { replacement: right })).toEqual([retracted('0'), right]);
    expect(retracting(told([one]), '0', { replacement: one })).toEqual([retracted('0'), one]);
    expect(retracting(told([one], [other]), '0', { replacement: other })).toEqual([retracted('0')]);
    expect(() =>
      retracting(told([one]), '0', { replacement: claim('2024-06-19', { source: 'rumour' }) }),
    ).toThrow(NobodysClaim);
  });

  it('is refused where there is no such fact, or no longer', () => {
    expect(() => retracting(told([one]), '1')).toThrow(EventNotInStream);
    expect(() => retracting(told([one], [retracted('0')]), '0')).toThrow(FactAlreadyRetracted);
  });

  it('is refused where it would leave behind what must not be', () => {
    const requireSound = jest.fn(() => {
      throw new NobodysClaim();
    });
    expect(() =>
      retracting(told([one], [other]), '0', { door: { ...claimsDoor, requireSound } }),
    ).toThrow(NobodysClaim);
    expect(requireSound).toHaveBeenCalledWith({
      ...{ stream, returning: [], taken: [expect.objectContaining(one)] },
      ...{ before: [expect.objectContaining(one), expect.objectContaining(other)] },
      after: [expect.objectContaining(other)],
    });
  });

  it('brings facts back where it is taken back itself', () => {
    const history = told([one, other], [retracted('0', '1')]);
    expect(retracting(history, '2')).toEqual([retracted('2')]);
    const whole = told([one, other], [retracted('0', '1')], [retracted('2')]);
    expect(standing<Claim>(whole).map(({ id }) => id)).toEqual(['0', '1']);
    expect(() => retracting(whole, '2')).toThrow(FactAlreadyRetracted);
    expect(retracting(whole, '3')).toEqual([retracted('3')]);
  });

  it('brings nothing back that was said again, or could not be said today', () => {
    expect(() => retracting(told([one], [retracted('0')], [one]), '1')).toThrow(FactSaidAgain);
    expect(() => retracting(told([one, one], [retracted('0', '1')]), '2')).toThrow(FactSaidAgain);
    const rumour = claim('2024-06-20', { source: 'rumour' });
    expect(() => retracting(told([rumour], [retracted('0')]), '1')).toThrow(NobodysClaim);
    const door = { ...claimsDoor, isPostable: () => false };
    expect(retracting(told([rumour], [retracted('0')]), '1', { door })).toEqual([retracted('1')]);
  });

  it('brings back what the fact that goes had taken the place of', () => {
    const wholeOf: typeof claimsDoor.wholeOf = (history, { commit }) =>
      history.filter((fact) => fact.commit.id === commit.id);
    const history = told([one], [retracted('0'), one]);
    expect(retracting(history, '2', { door: { ...claimsDoor, wholeOf } })).toEqual([
      retracted('1', '2'),
    ]);
    expect(() => retracting(history, '1')).toThrow(FactSaidAgain);
  });

  it('tells what comes back from what goes', () => {
    const requireSound = jest.fn();
    const door = { ...claimsDoor, requireSound };
    retracting(told([one], [retracted('0')]), '1', { door });
    expect(requireSound).toHaveBeenCalledWith(
      expect.objectContaining({ taken: [], returning: [expect.objectContaining(one)] }),
    );
  });
});
