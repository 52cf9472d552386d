import fc from 'fast-check';

import { firstChange, type Seen } from './first-change';

/** A history of whole commits and the position from which on the expectation holds. */
const histories = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 40 })
  .chain((sizes) => {
    const ends = sizes.reduce<number[]>((all, size) => [...all, (all.at(-1) ?? 0) + size], []);
    return fc.record({
      ends: fc.constant(ends),
      turn: fc.integer({ min: 0, max: ends.length - 1 }),
    });
  });

describe('The search for the fact that turned an answer', () => {
  it('finds the commit, whatever the history, in few questions', async () =>
    fc.assert(
      fc.asyncProperty(histories, async ({ ends, turn }) => {
        const turned = ends[turn] ?? 0;
        let questions = 0;
        const at = (position: bigint): Promise<Seen> => {
          questions += 1;
          const whole = ends.filter((end) => end <= Number(position)).at(-1) ?? 0;
          const holds = whole >= turned;
          return Promise.resolve({
            ...{ position: BigInt(whole), found: String(holds), holds },
            restsOn: [],
          });
        };
        const [begin, end] = [await at(0n), await at(BigInt(ends.at(-1) ?? 0))];
        const { before, after } = await firstChange(begin, end, at);
        expect(after).toMatchObject({ position: BigInt(turned), holds: true });
        expect(before).toMatchObject({ position: BigInt(ends[turn - 1] ?? 0), holds: false });
        expect(questions).toBeLessThanOrEqual(Math.log2(ends.at(-1) ?? 1) + 4);
      }),
    ));
});
