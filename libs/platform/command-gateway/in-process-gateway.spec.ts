import { commandGatewayContract } from '../../testing/command-gateway.contract';
import { applicationOf, CONTEXTS, portsInMemory } from '../../testing/command-gateway.fixture';
import { InProcessGateway } from './in-process-gateway';

commandGatewayContract('in one process', async () => {
  const ports = portsInMemory();
  class Gateway {}
  const gateway = { module: Gateway, providers: [InProcessGateway] };
  const modules = CONTEXTS.map(({ module }) => module);
  const testing = await applicationOf(ports, [...modules, gateway]).compile();
  await testing.init();
  return {
    gateway: testing.get(InProcessGateway, { strict: false }),
    ports,
    close: () => testing.close(),
  };
});
