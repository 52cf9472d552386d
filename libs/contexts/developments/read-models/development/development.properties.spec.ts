import type { DevelopmentFact } from '@contracts';
import { armsTrade, known, seoulDay, ToldHistory, treatyRuKp } from '@testing';
import fc from 'fast-check';

import { developments } from '../developments.read-model';
import { development } from './development.timeline';

const day = fc
  .constantFrom('2024-06-19', '2024-06-20', '2024-06-21')
  .map((value) => seoulDay(value));
const someOf = (facts: readonly DevelopmentFact[]) => fc.shuffledSubarray([...facts]);

const aTreaty = fc
  .tuple(day, day, day, day)
  .chain(([signedOn, ratifiedOn, publishedOn, inForceOn]) =>
    someOf([
      treatyRuKp.signed({ signedOn }),
      treatyRuKp.ratifiedByRussia({ ratifiedOn }),
      treatyRuKp.ratifiedByNorthKorea({ ratifiedOn }),
      treatyRuKp.textPublished({ publishedOn }),
      treatyRuKp.inForce({ inForceOn }),
    ]),
  );

const anAllegation = fc
  .tuple(day, day, day)
  .chain(([allegedOn, reportedOn, deniedOn]) =>
    someOf([
      armsTrade.alleged({ allegedOn }),
      armsTrade.evidenceReported({ reportedOn }),
      armsTrade.evidenceReported({ reportedOn, finding: 'Markings in Korean.' }),
      armsTrade.denied({ deniedOn, deniedBy: ['RU'] }),
      armsTrade.denied({ deniedOn, deniedBy: ['KP'] }),
    ]),
  );

const aHistory = fc.oneof(aTreaty, anAllegation);

/** What is said, without by which fact and since when it is known. */
const saidIn = (values: unknown): unknown =>
  JSON.parse(
    JSON.stringify(values, (name, value: unknown) =>
      ['restsOn', 'firstPosition', 'fromPos'].includes(name) ? undefined : value,
    ),
  );

const timeline = (facts: readonly DevelopmentFact[]) =>
  development.timeline(known(...facts), 'a-development');

describe('The order in which facts become known', () => {
  it('does not change what is said in the end', () =>
    fc.assert(
      fc.property(
        aHistory.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
        ),
        ([facts, shuffled]) => {
          expect(saidIn(timeline(shuffled))).toEqual(saidIn(timeline(facts)));
        },
      ),
    ));
});

describe('A timeline', () => {
  it('has no gaps and no two answers, from its first fact on', () =>
    fc.assert(
      fc.property(aHistory, (facts) => {
        const versions = timeline(facts);
        versions.forEach(({ validTo }, i) => {
          expect(validTo).toBe(versions[i + 1]?.validFrom ?? null);
        });
        expect(versions[0]?.value.begins).toBe(versions[0]?.validFrom);
      }),
    ));
});

describe('A retraction', () => {
  const stream = 'development/a-development';
  const rowsOf = async ({ rows, log }: ToldHistory) => {
    const { position } = await log.head();
    const found = await rows.find(developments, development, { position });
    return saidIn(found.map(({ toPos: _, ...row }) => row));
  };

  it('leaves what the other facts say, and its own retraction restores it', () =>
    fc.assert(
      fc.asyncProperty(aHistory, fc.nat(), async (facts, nth) => {
        fc.pre(facts.length > 0);
        const wrong = nth % facts.length;
        const [history, without] = [new ToldHistory(), new ToldHistory()];
        for (const fact of facts) await history.tell(stream, fact);
        for (const fact of facts.filter((_, i) => i !== wrong)) await without.tell(stream, fact);
        const before = await rowsOf(history);
        const position = await history.correct(BigInt(wrong + 1));
        expect(await rowsOf(history)).toEqual(await rowsOf(without));
        await history.correct(position);
        expect(await rowsOf(history)).toEqual(before);
      }),
      { numRuns: 60 },
    ));
});
