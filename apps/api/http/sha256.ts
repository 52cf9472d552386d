import { Matches, type ValidationOptions } from 'class-validator';

/** The name of an archived document. */
export const IsSha256 = (options?: ValidationOptions): PropertyDecorator =>
  Matches(/^[0-9a-f]{64}$/, {
    message: '$property is a SHA-256 in hex: archive the document first',
    ...options,
  });
