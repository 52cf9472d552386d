/** What a program is given beside its configuration. */
export type Surroundings = Readonly<{
  out: NodeJS.WriteStream;
  /** Aborted when it is told to stop. */
  signal: AbortSignal;
}>;
