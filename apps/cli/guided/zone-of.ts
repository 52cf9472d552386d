import { COUNCIL_ZONE } from '@contracts';
import { z } from 'zod';

import { NotReady, Refused } from '../expected-error';
import { envelope, text } from '../instance/envelope';
import { at, type Instance } from '../instance/instance';
import type { StreamKind } from './fact-types';

/**
 * Where the days of whoever decides in a stream begin: an IANA name. Undefined where nobody knows:
 * of a list that is not on record, and of developments, whose actors are of every zone.
 */
export const zoneOf = (
  instance: Instance,
  { kind }: StreamKind,
  name: string,
): Promise<string | undefined> => ZONES[kind](instance, name);

const zoneOfList = async (instance: Instance, list: string): Promise<string | undefined> => {
  try {
    const { read } = await instance.get(at('v1/export-ban-lists', list), zoned);
    return read.data.zone ?? undefined;
  } catch (error) {
    // A default is a convenience: without one the zone is typed.
    if (error instanceof Refused || error instanceof NotReady) return undefined;
    throw error;
  }
};

const zoned = envelope(z.object({ zone: text }));

const ZONES: Readonly<Record<StreamKind['kind'], typeof zoneOfList>> = {
  'sanctions-regime': () => Promise.resolve(COUNCIL_ZONE),
  'export-ban-list': zoneOfList,
  development: () => Promise.resolve(undefined),
};
