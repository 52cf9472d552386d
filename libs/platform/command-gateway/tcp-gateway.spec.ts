import { commandGatewayContract } from '../../testing/command-gateway.contract';
import { CONTEXTS, portsInMemory } from '../../testing/command-gateway.fixture';
import { gatewayTo, startService } from './services.fixture';

commandGatewayContract('over TCP', async () => {
  const ports = portsInMemory();
  const services = await Promise.all(
    CONTEXTS.map(async ({ context }) => ({ context, ...(await startService(context, ports)) })),
  );
  const places = Object.fromEntries(services.map(({ context, port }) => [context, port]));
  const gateway = gatewayTo(places, ports.clock);
  const close = async () => {
    gateway.onApplicationShutdown();
    await Promise.all(services.map((service) => service.close()));
  };
  return { gateway, ports, close };
});
