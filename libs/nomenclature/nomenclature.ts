/** The goods codes of one edition. What another edition holds is unknown here, never guessed. */
export type Nomenclature = Readonly<{
  /** `HS 2022`, as people write it. */
  edition: string;
  /** `hs2022`, as a goods code names it: `hs2022:854231`. */
  codeSystem: string;
  /** How many codes the edition has, chapters and headings included. */
  size: number;
  has: (code: string) => boolean;
  /** In English; undefined for a code that the edition does not hold. */
  describe: (code: string) => string | undefined;
  /**
   * The codes whose listing covers this one, the widest first and itself last: 85, 8542, 854231.
   * Empty for a code that the edition does not hold.
   */
  headingsOf: (code: string) => readonly string[];
}>;
