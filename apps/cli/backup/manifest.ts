import { z } from 'zod';

/** Written last: a directory without it is no backup, however much is in it. */
export const MANIFEST = 'manifest.json';
export const EVENTS = 'events.ndjson';
export const EVIDENCE = 'evidence';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const position = z.string().regex(/^\d+$/);

const file = z.strictObject({
  /** From the backup's own directory, with slashes. */
  path: z.string().regex(/^(events\.ndjson|evidence\/[0-9a-f]{64}(\.json)?)$/),
  bytes: z.int().nonnegative(),
  sha256,
});

export const manifest = z.strictObject({
  format: z.literal('interdict-backup@1'),
  takenAt: z.iso.datetime(),
  /** Of the log: a restored one that went on writing is another generation. */
  generation: z.string().nullable(),
  /** Both 0 where the log is empty. */
  positions: z.strictObject({ first: position, last: position }),
  count: z.int().nonnegative(),
  files: z.array(file),
});

export type Manifest = z.infer<typeof manifest>;
export type BackupFile = z.infer<typeof file>;
