import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const ITERATIONS = 4096;

/**
 * What Postgres keeps of a password (RFC 5803), so that the password itself appears in no statement
 * and in no server's log.
 *
 * @param password of ASCII: other letters would have to be prepared as RFC 4013 has it
 */
export const scramVerifier = (password: string, salt: Buffer = randomBytes(16)): string => {
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyed = (word: string): Buffer => createHmac('sha256', salted).update(word).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const serverKey = keyed('Server Key').toString('base64');
  const derived = `${String(ITERATIONS)}:${salt.toString('base64')}`;
  return `SCRAM-SHA-256$${derived}$${storedKey}:${serverKey}`;
};
