import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dockerAnswers } from './kafka.docker';

describe('A Docker engine', () => {
  let folder = '';
  let engine: Server;
  let socket = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interdict-docker-'));
    socket = join(folder, 'docker.sock');
    engine = createServer(({ url }, response) => {
      response.writeHead(url === '/_ping' ? 200 : 404).end('OK');
    });
  });

  afterEach(async () => {
    engine.closeAllConnections();
    engine.close();
    await rm(folder, { recursive: true });
  });

  it('answers on the socket that DOCKER_HOST names', async () => {
    await once(engine.listen(socket), 'listening');
    expect(await dockerAnswers({ DOCKER_HOST: `unix://${socket}` })).toBe(true);
  });

  it('answers in the runtime directory of whoever runs it without root', async () => {
    await once(engine.listen(socket), 'listening');
    expect(await dockerAnswers({ XDG_RUNTIME_DIR: folder })).toBe(true);
  });

  it.each([
    ['nobody listens there', (path: string) => `unix://${path}`],
    ['it is reached by a way that is not tried', () => 'ssh://somewhere'],
  ])('does not answer where %s', async (_case, hostOf) => {
    expect(await dockerAnswers({ DOCKER_HOST: hostOf(socket) })).toBe(false);
  });

  it('is none when it answers with an error', async () => {
    engine = createServer((_, response) => response.writeHead(500).end());
    await once(engine.listen(socket), 'listening');
    expect(await dockerAnswers({ DOCKER_HOST: `unix://${socket}` })).toBe(false);
  });
});
