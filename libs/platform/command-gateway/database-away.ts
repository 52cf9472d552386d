/** Of sockets and of names: a file that cannot be read has another code. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** SQLSTATE: the connection, ended by an administrator or a crash, still starting, no more room. */
const SQLSTATE = /^(08[\dA-Z]{3}|57P0[123]|53300)$/;

/** Of Prisma itself: not reached, too late, closed, no more room. */
const PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2037']);

/** Of Prisma's driver, inside of an error of a raw query. */
const DRIVER = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

/** What `pg` says without a code. */
const SAID = /^(timeout expired$|Connection terminated|Client has encountered a connection error)/;

/** Where drivers keep the error that they were told. */
const WITHIN = ['cause', 'meta', 'driverAdapterError'];

/** As deep as Prisma hides it, and no circle is walked for ever. */
const DEPTH = 4;

/**
 * Whether Postgres is stopped, starting, silent or out of connections, in the words of whichever
 * driver met it. Asked again later, the same may be answered.
 */
export const isDatabaseAway = (thrown: unknown, depth = DEPTH): boolean => {
  if (typeof thrown !== 'object' || thrown === null || depth < 0) return false;
  if (saysSo(thrown)) return true;
  return WITHIN.some((name) => isDatabaseAway(fieldOf(thrown, name), depth - 1));
};

const saysSo = (thrown: object): boolean =>
  isCode(fieldOf(thrown, 'code')) ||
  DRIVER.has(textIn(thrown, 'kind')) ||
  SAID.test(textIn(thrown, 'message'));

const isCode = (code: unknown): boolean =>
  typeof code === 'string' && (NETWORK.has(code) || PRISMA.has(code) || SQLSTATE.test(code));

const textIn = (thrown: object, name: string): string => {
  const value = fieldOf(thrown, name);
  return typeof value === 'string' ? value : '';
};

const fieldOf = (thrown: object, name: string): unknown =>
  (thrown as Readonly<Record<string, unknown>>)[name];
