import { faultsOfTopic, type Fact, type Told } from './topic-faults';

const facts: readonly Fact[] = [1, 2, 4, 5].map((position) => ({
  position,
  id: `id-${String(position)}`,
  leafHash: `hash-${String(position)}`,
}));

/** As a topic of two partitions tells them. */
const whole: readonly Told[] = facts.map(({ position, id, leafHash }, i) => ({
  ...{ partition: position % 2, sequence: position, id, leafHash },
  previous: facts[i - 1]?.position,
}));

const faults = (told: readonly Told[], isTruncated = false) =>
  faultsOfTopic({ told, isTruncated }, facts);

const [one, two, four, five] = whole as [Told, Told, Told, Told];

describe('A topic', () => {
  it('that tells each fact once and in order has no fault', () => {
    expect(faults(whole)).toEqual([]);
  });

  it('that lacks its beginning has none where somebody has truncated it', () => {
    expect(faults([four, five], true)).toEqual([]);
    expect(faults([four, five])).toContain('1 is missing');
  });

  it.each([
    ['lacks a fact', [one, four, five], '2 is missing'],
    ['lacks the last', [one, two, four], '5 is missing'],
    ['tells nothing', [], '1 is missing'],
    ['tells a fact twice', [one, two, four, four, five], '4 (id-4) is told twice'],
    ['tells an id twice', [one, two, four, { ...five, id: 'id-4' }], '5 (id-4) is told twice'],
    ['swaps two of a partition', [one, four, two, five], '2 comes after 4'],
    [
      'says something else',
      [one, two, four, { ...five, leafHash: 'hash-4' }],
      '5 is not what the log holds there',
    ],
    [
      'names another before it',
      [one, two, four, { ...five, previous: 2 }],
      '5 names 2 before it, not 4',
    ],
  ])('that %s has that fault', (_case, told, fault) => {
    expect(faults(told)).toContain(fault);
  });

  it.each([
    ['after what is left', [four, four, five], '4 (id-4) is told twice'],
    ['in what is left', [two, five], '4 is missing'],
  ])('that is truncated has the faults %s all the same', (_case, told, fault) => {
    expect(faults(told, true)).toContain(fault);
  });
});
