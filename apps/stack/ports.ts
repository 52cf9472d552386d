import { loopbackPorts } from '@platform/local-stack';

import { SERVICE_NAMES, type ServiceName } from './service-names';

export type Ports = Readonly<{
  /** Null where it was switched off. */
  management: number | null;
  commands: number;
}>;

/**
 * Of each service, on the loopback; the same for as long as the stack runs.
 *
 * @param management of the API; 0 takes any that is free, as all others do; null gives nobody one
 */
export const portsOfServices = async (
  management: number | null = 0,
): Promise<Readonly<Record<ServiceName, Ports>>> => {
  const free = await loopbackPorts(SERVICE_NAMES.length * 2);
  const ports = SERVICE_NAMES.map((name, i) => {
    const [any = 0, commands = 0] = free.slice(i * 2, i * 2 + 2);
    const own = name === 'api' && management !== 0 ? management : any;
    return [name, { management: management === null ? null : own, commands }] as const;
  });
  return Object.fromEntries(ports) as Record<ServiceName, Ports>;
};
