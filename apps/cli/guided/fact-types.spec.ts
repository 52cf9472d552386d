import { schemaOfFact, STREAM_KINDS, typesOf } from './fact-types';

const kindOf = (name: string) => {
  const kind = STREAM_KINDS.find((one) => one.kind === name);
  if (!kind) throw new Error(`No kind ${name}.`);
  return kind;
};

describe('What a person can be guided through', () => {
  it('are the facts of the stream’s own kind, and those of every stream', () => {
    const types = typesOf(kindOf('sanctions-regime'));
    expect(types).toContain('DraftResolutionVetoed');
    expect(types).toContain('StatusConfirmed');
    expect(types).not.toContain('TreatySigned');
    expect(types).not.toContain('ExportBanListExpanded');
  });

  it.each([
    ['sanctions-regime', 'SanctionsInspectionBlocked'],
    ['development', 'InspectionQuestionOpened'],
    ['export-ban-list', 'ExportBanListChangeTookEffect'],
    ['export-ban-list', 'FactRetracted'],
  ])('of a %s is not %s, which is derived or has a command of its own', (kind, type) =>
    expect(typesOf(kindOf(kind))).not.toContain(type),
  );

  it('has a schema for every field of every fact', () => {
    const unreadable = STREAM_KINDS.flatMap(typesOf).filter(
      (type) => Object.keys(schemaOfFact(type).properties ?? {}).length === 0,
    );
    expect(unreadable).toEqual([]);
  });
});
