import { Intake } from './intake';
import type { LogMessage } from './read-message';

const message = (position: number, index: number, size: number, over = {}): LogMessage => ({
  ...{ offset: BigInt(position), position: BigInt(position), generation: 'this', told: undefined },
  commit: { id: String(position - index), index, size },
  leafHash: '',
  ...over,
});

const positions = (intake: Intake) =>
  intake.completed().map((commit) => commit.map(({ position }) => Number(position)));

describe('What comes in from a topic', () => {
  it('is given on in whole commits, however it is cut', () => {
    const intake = new Intake(0n, 'this');
    intake.judge(message(1, 0, 1));
    intake.judge(message(2, 0, 2));
    expect(positions(intake)).toEqual([[1]]);
    intake.judge(message(3, 1, 2));
    expect(positions(intake)).toEqual([[2, 3]]);
    expect(positions(intake)).toEqual([]);
  });

  it.each([
    ['known already', message(4, 0, 1)],
    ['of another generation', message(6, 0, 1, { generation: 'other' })],
  ])('is skipped where it is %s', (_why, skipped) => {
    const intake = new Intake(5n, 'this');
    expect(intake.judge(skipped)).toBe('skipped');
    expect(intake.judge(message(6, 0, 1))).toBe('taken');
  });

  it('is beyond where a position is missing before it', () => {
    expect(new Intake(5n, 'this').judge(message(7, 0, 1))).toBe('beyond');
  });

  it('is beyond where its commit began before, until the rest has come from elsewhere', () => {
    const intake = new Intake(5n, 'this');
    expect(intake.judge(message(6, 1, 3))).toBe('beyond');
    intake.moveTo(7n);
    expect(intake.judge(message(6, 1, 3))).toBe('skipped');
    expect(intake.judge(message(8, 0, 1))).toBe('taken');
    expect(positions(intake)).toEqual([[8]]);
  });
});
