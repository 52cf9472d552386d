import { once } from 'node:events';
import { connect } from 'node:net';

/** Of somebody who looks for a broker; one that is there answers within milliseconds. */
const PATIENCE_MS = 1_500;

/** `ApiVersions`: length, key 18, version 0, number 0, no name. Every broker answers it. */
const WHICH_VERSIONS = Buffer.from('0000000a0012000000000000ffff', 'hex');

/**
 * Whichever of some brokers says something first, as a list of one; all of them, from anywhere on,
 * where none does or there is no choice.
 *
 * @param brokers `host:port` each
 */
export const firstToAnswer = async (brokers: readonly string[]): Promise<string[]> => {
  if (brokers.length < 2) return [...brokers];
  const answered = new AbortController();
  const over = AbortSignal.any([answered.signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    return [await Promise.any(brokers.map((broker) => answering(broker, over)))];
  } catch {
    return fromAnywhere(brokers);
  } finally {
    answered.abort();
  }
};

const answering = async (broker: string, over: AbortSignal): Promise<string> => {
  const colon = broker.lastIndexOf(':');
  const socket = connect(Number(broker.slice(colon + 1)), broker.slice(0, colon));
  try {
    socket.write(WHICH_VERSIONS);
    await once(socket, 'data', { signal: over });
    return broker;
  } finally {
    socket.destroy();
  }
};

const fromAnywhere = (brokers: readonly string[]): string[] => {
  const first = Math.floor(Math.random() * brokers.length);
  return [...brokers.slice(first), ...brokers.slice(0, first)];
};
