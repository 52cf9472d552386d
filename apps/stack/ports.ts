import { loopbackPorts } from '@platform/local-stack';

import { SERVICE_NAMES, type ServiceName } from './service-names';

export type Ports = Readonly<{ management: number; commands: number }>;

/** Of each service, on the loopback; the same for as long as the stack runs. */
export const portsOfServices = async (): Promise<Readonly<Record<ServiceName, Ports>>> => {
  const free = await loopbackPorts(SERVICE_NAMES.length * 2);
  const ports = SERVICE_NAMES.map((name, i) => {
    const [management = 0, commands = 0] = free.slice(i * 2, i * 2 + 2);
    return [name, { management, commands }] as const;
  });
  return Object.fromEntries(ports) as Record<ServiceName, Ports>;
};
