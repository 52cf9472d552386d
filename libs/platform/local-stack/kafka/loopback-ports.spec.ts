import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { loopbackPorts } from './loopback-ports';

describe('Ports of the loopback', () => {
  it('are each another', async () => expect(new Set(await loopbackPorts(8)).size).toBe(8));

  it('begin with the one that is wanted, where it is free', async () => {
    const [free = 0] = await loopbackPorts(1);
    expect((await loopbackPorts(2, free))[0]).toBe(free);
  });

  it('begin with another where somebody has the one that is wanted', async () => {
    const somebody = createServer().listen(0, '127.0.0.1');
    await once(somebody, 'listening');
    const { port } = somebody.address() as AddressInfo;
    const ports = await loopbackPorts(2, port);
    expect(ports).toHaveLength(2);
    expect(ports).not.toContain(port);
    await once(somebody.close(), 'close');
  });
});
