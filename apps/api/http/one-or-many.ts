import { Transform } from 'class-transformer';

/** `?goods=a&goods=b` and `?goods=a` are both a list. */
export const OneOrMany = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : [value].flat()));
