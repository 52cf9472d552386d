import fc from 'fast-check';

import { firstHold } from './first-hold';

const seen = (position: bigint, holds: boolean) => ({
  ...{ position, found: String(holds), holds },
  restsOn: [],
});

describe('The first position at which an expectation holds', () => {
  it('is found where an answer goes to and fro, with the answer before it', async () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), async (answers) => {
        const ends = answers.map((_answer, i) => BigInt(i + 1));
        const at = (position: bigint) =>
          Promise.resolve(seen(position, answers[Number(position) - 1] ?? false));
        const turn = await firstHold(seen(0n, false), ends, at, () => undefined);
        const first = answers.indexOf(true);
        expect(turn?.after.position).toBe(first === -1 ? undefined : BigInt(first + 1));
        expect(turn?.before.position).toBe(first === -1 ? undefined : BigInt(first));
      }),
    ));
});
