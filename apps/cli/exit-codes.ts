/** What a script may branch on: a number never changes its meaning. */
export const EXIT = {
  fine: 0,
  unexpected: 1,
  usage: 2,
  refused: 3,
  unreachable: 4,
  controlled: 10,
  uncertain: 11,
  dormant: 12,
  /** As shells count it: 128 and the number of SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES_HELP = `
Exit codes:
  0    done; for check: nothing is listed
  1    unexpected, or a digest, a backup, a rebuild or a replay that is not as it should be
  2    wrong usage, or a file that cannot be read
  3    refused by a rule of the instance, or a line of goods that could not be checked
  4    no instance can be reached, or it is not ready
  10   check: a good is prohibited or needs a licence
  11   check: a good is undetermined or disputed
  12   check: a rule is pending or suspended
  130  interrupted`;
