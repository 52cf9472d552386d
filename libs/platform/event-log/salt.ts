import { randomBytes } from 'node:crypto';

const SALT_BYTES = 16;
const SALTS_AT_ONCE = 256;

let salts = Buffer.alloc(0);

/** 16 bytes of chance, fetched in advance: to ask the system costs more than to be answered. */
export const freshSalt = (): Buffer => {
  if (salts.length === 0) salts = randomBytes(SALT_BYTES * SALTS_AT_ONCE);
  const salt = salts.subarray(0, SALT_BYTES);
  salts = salts.subarray(SALT_BYTES);
  return salt;
};
