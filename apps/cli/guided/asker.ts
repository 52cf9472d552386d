/** Who asks a person at the terminal, one question after the other. */
export type Asker = Readonly<{
  choose: <Value>(question: string, choices: readonly Choice<Value>[]) => Promise<Value>;
  /** Asks again until `misfit` finds nothing to say. */
  text: (question: string, asked?: Asked) => Promise<string>;
  agree: (question: string, byDefault: boolean) => Promise<boolean>;
}>;

export type Choice<Value> = Readonly<{ name: string; value: Value }>;

export type Asked = Readonly<{
  byDefault?: string | undefined;
  /** Why the text will not do; undefined where it does. */
  misfit?: ((text: string) => string | undefined) | undefined;
}>;
