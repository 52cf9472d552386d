import { types } from 'node:util';

type SystemError = Error & Readonly<{ code: string; syscall?: string }>;

/** What Node and the system throw: an error with a code, such as ENOENT or ECONNREFUSED. */
export const isSystemError = (thrown: unknown): thrown is SystemError =>
  types.isNativeError(thrown) && 'code' in thrown && typeof thrown.code === 'string';

/** Its code, or what it says where it has none. */
export const codeOf = (thrown: unknown): string => {
  if (isSystemError(thrown)) return thrown.code;
  return types.isNativeError(thrown) ? thrown.message : String(thrown);
};
