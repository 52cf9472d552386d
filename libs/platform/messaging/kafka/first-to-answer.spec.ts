import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { firstToAnswer } from './first-to-answer';

describe('Of several brokers', () => {
  const servers: Server[] = [];
  const taken: Socket[] = [];

  const listening = async (onAsked: (socket: Socket) => void): Promise<string> => {
    const server = createServer((socket) => {
      taken.push(socket);
      socket.on('data', () => {
        onAsked(socket);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  };

  const silent = () => listening(() => undefined);
  const speaking = () => listening((socket) => socket.write('anything'));
  const gone = async () => {
    const place = await silent();
    servers.pop()?.close();
    return place;
  };

  afterEach(() => {
    taken.splice(0).forEach((socket) => socket.destroy());
    servers.splice(0).forEach((server) => server.close());
  });

  it('the one that answers is begun with, not one that is silent or gone', async () => {
    const brokers = [await silent(), await gone(), await speaking()];
    expect(await firstToAnswer(brokers)).toEqual(brokers.slice(2));
  });

  it('all are left where none answers', async () => {
    const brokers = [await gone(), await silent()];
    expect((await firstToAnswer(brokers)).sort()).toEqual([...brokers].sort());
  });

  it('one alone is not asked', async () => {
    const only = await silent();
    expect(await firstToAnswer([only])).toEqual([only]);
    expect(taken).toEqual([]);
  });
});
