import { instantOf, type DomainEvent, type Instant, type Known, type Version } from '@kernel';

/** Facts as a log would hold them: one position each, in the order given, cited by their number. */
export const known = <Fact extends DomainEvent>(
  ...facts: readonly Fact[]
): readonly Known<Fact>[] =>
  facts.map((fact, i) => ({
    ...fact,
    id: `fact-${String(i + 1)}`,
    position: BigInt(i + 1),
    recordedAt: RECORDED_AT,
    evidence: [`document-${String(i + 1)}`],
  }));

const RECORDED_AT: Instant = '2026-11-24T05:00:00.000Z';

/** What a timeline says of a day as it begins in a zone, or of an instant. */
export const valueOn = <Value>(
  versions: readonly Version<Value>[],
  asOf: string,
  zone: string,
): Value | undefined => {
  const at = instantOf(asOf, zone);
  return versions.find(
    ({ validFrom, validTo }) => validFrom <= at && (validTo === null || at < validTo),
  )?.value;
};
