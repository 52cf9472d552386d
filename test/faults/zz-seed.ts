import { mkdtemp, rm } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { defaultKafkaCache, ensureKafka, startLocalKafka } from '@platform/local-stack';
import { kafkaClient } from '@platform/messaging/kafka';
Logger.overrideLogger(false);
void (async () => {
  const dir = await mkdtemp('/tmp/relay-seed-');
  const k = await startLocalKafka({
    home: await ensureKafka(defaultKafkaCache(process.env)),
    dataDir: dir,
    nodes: 3,
  });
  try {
    const kafka = kafkaClient({ brokers: k.brokers, clientId: 'x' });
    k.nodes[0]?.pause();
    const out: string[] = [];
    for (let n = 0; n < 8; n += 1) {
      const at = performance.now();
      const admin = kafka.admin({ retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 5 } });
      try {
        await admin.connect();
        await admin.listTopics();
        out.push('ok');
      } catch (e) {
        out.push((e as Error).message);
      }
      out[n] += ' ' + String(Math.round(performance.now() - at));
      await admin.disconnect().catch(() => undefined);
    }
    console.log(out.join(' | '));
    k.nodes[0]?.resume();
  } finally {
    await Promise.all(k.nodes.map((x) => x.kill()));
    await rm(dir, { recursive: true, force: true });
  }
  process.exit(0);
})();
