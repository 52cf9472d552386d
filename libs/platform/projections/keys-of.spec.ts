import { randomUUID } from 'node:crypto';

import type { NewFact, Recorded } from '@platform/event-log';
import { confirmed, countedLists, countedModel, smallList, ToldHistory } from '@testing';

import { keysOfProjection, spokenOfBy } from './keys-of';

const stream = 'export-ban-list/any';

const retracted = (...eventIds: string[]): NewFact => ({
  type: 'FactRetracted',
  data: { eventIds, subject: 'any', reason: 'Misread.' },
});

const corroborated = (...eventIds: string[]): NewFact => ({
  type: 'FactCorroborated',
  data: { eventIds, subject: 'any' },
});

describe('The keys of a fact', () => {
  const [goods] = countedModel.projections.slice(-1);

  /** Of the last fact, in a batch that begins with the fact at a position. */
  const keysOfLast = async (history: ToldHistory, first: number, projection = goods) => {
    const batch = history.log.facts.slice(first - 1);
    const last = batch.at(-1);
    if (!last || !projection) throw new Error('There is nothing to ask about.');
    return keysOfProjection(projection, await spokenOfBy(history.log, batch))(last);
  };

  const idAt = ({ log }: ToldHistory, position: number) => String(log.facts[position - 1]?.id);

  const told = async (...facts: readonly ((history: ToldHistory) => NewFact)[]) => {
    const history = new ToldHistory();
    for (const fact of facts) await history.tell(stream, fact(history));
    return history;
  };

  const edition = () => smallList.itemised();
  const editionKeys = smallList.items.map(({ code }) => `any ${code}`);

  it('are what the projection says', async () =>
    expect(await keysOfLast(await told(edition), 1)).toEqual(editionKeys));

  it('are inherited by a retraction from what it retracts, in this batch or before', async () => {
    const history = await told(edition, (so) => retracted(idAt(so, 1)));
    expect(await keysOfLast(history, 1)).toEqual(editionKeys);
    expect(await keysOfLast(history, 2)).toEqual(editionKeys);
  });

  it('are inherited by the retraction of a retraction', async () => {
    const history = await told(
      edition,
      (so) => retracted(idAt(so, 1)),
      (so) => retracted(idAt(so, 2)),
    );
    expect(await keysOfLast(history, 3)).toEqual(editionKeys);
  });

  it('are inherited by a corroboration, and by what takes it back', async () => {
    const history = await told(
      edition,
      (so) => corroborated(idAt(so, 1)),
      (so) => retracted(idAt(so, 2)),
    );
    expect(await keysOfLast(history, 3)).toEqual(editionKeys);
    const batch = history.log.facts.slice(1, 2);
    const [word] = batch;
    if (!word || !goods) throw new Error('There is nothing to ask about.');
    expect(keysOfProjection(goods, await spokenOfBy(history.log, batch))(word)).toEqual(
      editionKeys,
    );
  });

  it('are not inherited from what was recorded after the word, nor from itself', async () => {
    const [later, itself] = [randomUUID(), randomUUID()];
    const history = await told(
      () => ({ ...retracted(later, itself), id: itself }),
      () => ({ ...edition(), id: later }),
    );
    const batch = history.log.facts;
    const [word] = batch;
    if (!word || !goods) throw new Error('There is nothing to ask about.');
    expect(keysOfProjection(goods, await spokenOfBy(history.log, batch))(word)).toEqual([]);
  });

  it('are none in a stream that the projection is not shown', async () => {
    const history = await told(edition);
    await history.tell('export-determination/any', confirmed('any'));
    expect(await keysOfLast(history, 1)).toEqual([]);
    expect(await keysOfLast(history, 1, countedLists)).toEqual([]);
    await history.tell('export-ban-lists/any', retracted(idAt(history, 1)));
    expect(await keysOfLast(history, 1)).toEqual([]);
  });

  it.each([[undefined], [null], [7]])('are texts, or the model stops there: %p', async (key) => {
    const malformed = { ...countedLists, keysOf: () => [key] as unknown as string[] };
    await expect(keysOfLast(await told(edition), 1, malformed)).rejects.toMatchObject({
      ...{ code: 'FOLD_FAILED', position: 1n },
    });
  });

  it('are named once, however often a fact names them', async () => {
    const twice = (fact: Recorded) => [fact.stream, fact.stream];
    const history = await told(edition);
    const projection = { ...countedLists, keysOf: twice };
    expect(await keysOfLast(history, 1, projection)).toEqual([stream]);
  });
});
