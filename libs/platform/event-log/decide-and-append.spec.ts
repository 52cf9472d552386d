import { DomainError, type Decider } from '@kernel';
import { commitTo, confirmed, InMemoryEventLog, provenance, someStream } from '@testing';

import { appendWhatIs, decideAndAppend } from './decide-and-append';
import type { NewFact } from './event-log';

class OnceIsEnough extends DomainError {
  readonly code = 'ONCE_IS_ENOUGH';

  constructor() {
    super('It was confirmed before.');
  }
}

const decider: Decider<number, 'confirm' | 'look away', ReturnType<typeof confirmed>> = {
  initialState: 0,
  decide: (command, times) => {
    if (command === 'look away') return [];
    if (times > 0) throw new OnceIsEnough();
    return [confirmed('any')];
  },
  evolve: (times) => times + 1,
};

const delivery = (command: 'confirm' | 'look away' = 'confirm') => ({
  ...{ stream: someStream(), command, provenance: provenance() },
});

describe('A command', () => {
  it('records what the rules decide', async () => {
    const log = new InMemoryEventLog();
    const receipt = await decideAndAppend(log, decider, delivery());
    expect(receipt).toMatchObject({ positions: [1n], refusal: null });
    expect(log.facts).toMatchObject([confirmed('any')]);
  });

  it('that is asked again is answered as it was, though the rules refuse it by now', async () => {
    const log = new InMemoryEventLog();
    const asked = delivery();
    const receipt = await decideAndAppend(log, decider, asked);
    expect(await decideAndAppend(log, decider, asked)).toEqual(receipt);
    expect(log.facts).toHaveLength(1);
  });

  it('that is asked twice at once is not refused by what it changed itself', async () => {
    const log = new InMemoryEventLog();
    const asked = delivery();
    const [one, other] = await Promise.all(
      [asked, asked].map((each) => decideAndAppend(log, decider, each)),
    );
    expect(other).toEqual(one);
    // The first has written between the second's look for a receipt and its look at the stream.
    jest.spyOn(log, 'receiptOf').mockResolvedValueOnce(undefined);
    expect(await decideAndAppend(log, decider, asked)).toEqual(one);
    expect(log.facts).toHaveLength(1);
  });

  it('that is refused stays refused, whatever the rules say by now', async () => {
    const log = new InMemoryEventLog();
    const asked = delivery();
    await log.append(commitTo(asked.stream, 0, [confirmed('any')]));
    const refused = { name: 'OnceIsEnough', code: 'ONCE_IS_ENOUGH' };
    await expect(decideAndAppend(log, decider, asked)).rejects.toMatchObject(refused);
    const lenient = { ...decider, decide: () => [confirmed('again')] };
    await expect(decideAndAppend(log, lenient, asked)).rejects.toMatchObject(refused);
    expect(log.facts).toHaveLength(1);
  });

  it('with nothing new to say leaves a receipt', async () => {
    const log = new InMemoryEventLog();
    const asked = delivery('look away');
    const receipt = await decideAndAppend(log, decider, asked);
    expect(receipt).toMatchObject({ positions: [], refusal: null });
    expect(await log.receiptOf(asked.provenance)).toEqual(receipt);
    expect(log.facts).toEqual([]);
  });

  it('refuses another request under its id', async () => {
    const log = new InMemoryEventLog();
    const asked = delivery();
    await decideAndAppend(log, decider, asked);
    const other = { ...asked.provenance, requestSha256: 'f'.repeat(64) };
    const reused = decideAndAppend(log, decider, { ...asked, provenance: other });
    await expect(reused).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED' });
  });

  it('that fails for a reason which is no rule’s leaves nothing', async () => {
    const log = new InMemoryEventLog();
    const asked = delivery();
    const broken = { ...decider, decide: () => JSON.parse('no JSON') as never };
    await expect(decideAndAppend(log, broken, asked)).rejects.toThrow(SyntaxError);
    expect(await log.receiptOf(asked.provenance)).toBeUndefined();
  });
});

describe('A decision under which its stream moves', () => {
  /** Somebody else writes to the stream after each of the first looks at it. */
  const movedBy = (log: InMemoryEventLog, times: number, stream: string) => {
    const seen: number[] = [];
    const decide = async (history: readonly unknown[]): Promise<readonly NewFact[]> => {
      seen.push(history.length);
      if (seen.length <= times) {
        await log.append(commitTo(stream, history.length, [confirmed('other')]));
      }
      return [confirmed('own')];
    };
    return { seen, decide };
  };

  it('is made again over what the stream holds by then', async () => {
    const log = new InMemoryEventLog();
    const asked = delivery();
    const { seen, decide } = movedBy(log, 3, asked.stream);
    const receipt = await appendWhatIs(log, asked, decide);
    expect(seen).toEqual([0, 1, 2, 3]);
    expect(receipt.positions).toEqual([4n]);
  });

  it('is given up where the stream never rests', async () => {
    const log = new InMemoryEventLog();
    const asked = delivery();
    const { seen, decide } = movedBy(log, 4, asked.stream);
    await expect(appendWhatIs(log, asked, decide)).rejects.toMatchObject({ code: 'STREAM_MOVED' });
    expect(seen).toEqual([0, 1, 2, 3]);
    expect(await log.receiptOf(asked.provenance)).toBeUndefined();
  });

  it('is made again where somebody else recorded its fact', async () => {
    const log = new InMemoryEventLog();
    const asked = delivery();
    const id = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
    await log.append(commitTo(someStream(), 0, [{ ...confirmed('any'), id }]));
    const decisions = [[{ ...confirmed('any'), id }], []];
    const receipt = await appendWhatIs(log, asked, () => decisions.shift() ?? []);
    expect([receipt.positions, decisions]).toEqual([[], []]);
  });
});
