import { InMemoryEvidenceArchive, seoulDay } from '@testing';

import { requireEvidenceOfLook } from './cited-evidence';

/** 9 September 2024 as it begins in Seoul, and what was before it. */
const BEGINS = '2024-09-08T15:00:00.000Z';
const BEFORE = '2024-09-08T14:59:59.999Z';
const LATER = '2024-09-09T12:00:00.000Z';

const seenOn = seoulDay('2024-09-09');

/** An archive with a document for each instant of retrieval, all of them cited. */
const retrieved = async (...instants: readonly string[]) => {
  const archive = new InMemoryEvidenceArchive();
  const records = await Promise.all(
    instants.map((retrievedAt) =>
      archive.keep({
        ...{ form: 'document', publisher: 'MOTIE', tier: 'ministry', title: 'A notice' },
        ...{ url: null, retrievedAt, mediaType: 'text/plain' },
        body: new TextEncoder().encode(retrievedAt),
      }),
    ),
  );
  return { archive, cited: records.map(({ sha256 }) => sha256) };
};

describe('What is cited for a look', () => {
  it.each([
    ['exactly as the day of the look begins where it was looked', [BEGINS]],
    ['on that day', [LATER]],
    ['before, beside another that was retrieved on it', [BEFORE, LATER]],
  ])('may be retrieved %s', async (_case, instants) => {
    const { archive, cited } = await retrieved(...instants);
    await expect(requireEvidenceOfLook(archive, seenOn, cited)).resolves.toBeUndefined();
  });

  it('is refused where all of it was retrieved before that day, by a millisecond too', async () => {
    const { archive, cited } = await retrieved(BEFORE);
    await expect(requireEvidenceOfLook(archive, seenOn, cited)).rejects.toMatchObject({
      code: 'EVIDENCE_OLDER_THAN_LOOK',
    });
  });

  it('may be of any age where nobody says that he looked', async () => {
    const { archive, cited } = await retrieved(BEFORE);
    await expect(requireEvidenceOfLook(archive, undefined, cited)).resolves.toBeUndefined();
  });
});
