import { portsOfServices } from './ports';
import { SERVICE_NAMES } from './service-names';

describe('The ports of the stack’s services', () => {
  it('are each another', async () => {
    const ports = Object.values(await portsOfServices());
    const all = ports.flatMap(({ management, commands }) => [management, commands]);
    expect(new Set(all).size).toBe(SERVICE_NAMES.length * 2);
    expect(all).not.toContain(0);
  });

  it('have that of the API’s management where it was said', async () => {
    const { api, relay } = await portsOfServices(8081);
    expect(api.management).toBe(8081);
    expect(relay.management).not.toBe(8081);
  });

  it('have none for management where it was switched off', async () => {
    const ports = Object.values(await portsOfServices(null));
    expect(ports.map(({ management }) => management)).toEqual(SERVICE_NAMES.map(() => null));
  });
});
