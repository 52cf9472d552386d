/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** `FAULTS_SEED`, or another one at every run; told, so that a run can be had again. */
export const seedOfRun = (): number => {
  const said = process.env['FAULTS_SEED'];
  const seed = said === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(said);
  process.stderr.write(`FAULTS_SEED=${String(seed)}\n`);
  return seed;
};
