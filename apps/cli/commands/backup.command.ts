import type { Command } from 'commander';

import type { Manifest } from '../backup/manifest';
import { takeBackup } from '../backup/take-backup';
import { verifyBackup } from '../backup/verify-backup';
import { asking, examples, type Asking } from '../command';
import { WrongUsage } from '../expected-error';
import type { Terminal } from '../terminal';

type BackupOptions = Asking & Readonly<{ verify?: string }>;

export const backup = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('backup')
    .argument('[dir]', 'a new or empty directory')
    .description('Copy the whole history and every document that it cites, from a running instance')
    .option('--verify <dir>', 'check a backup that was taken before; needs no instance');
  examples(asking(command), 'backup ./backup-1', 'backup --verify ./backup-1').action(
    (dir: string | undefined, options: BackupOptions) => take(terminal, dir, options),
  );
};

const take = async (
  terminal: Terminal,
  dir: string | undefined,
  { url, json, verify }: BackupOptions,
): Promise<void> => {
  const where = dir ?? verify;
  if (where === undefined || (dir !== undefined && verify !== undefined)) {
    throw new WrongUsage('Name a directory to copy into, or one to check with --verify.');
  }
  if (verify === undefined) {
    const instance = terminal.instance(url);
    const takenAt = terminal.io.now().toISOString();
    await terminal.showing('Copying', (progress) =>
      takeBackup(instance, { dir: where, takenAt, progress }),
    );
  }
  const manifest = await terminal.showing('Verifying', (progress) => verifyBackup(where, progress));
  terminal.print(json ? JSON.stringify(manifest) : sentenceOf(where, manifest));
};

const sentenceOf = (dir: string, { positions, count, files, generation }: Manifest): string =>
  `${dir} holds ${String(count)} events, positions ${positions.first} to ${positions.last}, and ` +
  `${String((files.length - 1) / 2)} documents (generation ${generation ?? 'not told'}). Verified.`;
