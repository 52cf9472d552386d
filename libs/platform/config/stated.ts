export type Environment = Readonly<Record<string, string | undefined>>;

/** What is said of each setting: an empty variable is one that is not set. */
export const statedOf = <Name extends string>(
  names: readonly Name[],
  environment: Environment,
  fallbackOf: (name: Name, environment: Environment) => string | undefined,
): Partial<Record<Name, string>> =>
  Object.fromEntries(
    names
      .map((name) => [name, environment[name]?.trim() || fallbackOf(name, environment)] as const)
      .filter(([, text]) => text !== undefined),
  ) as Partial<Record<Name, string>>;
