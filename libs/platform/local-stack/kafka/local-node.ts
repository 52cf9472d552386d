import { brokersKnownTo } from './answering';
import { BrokerProcess, type HowToRun } from './broker-process';
import { LocalKafkaFailed } from './local-kafka.errors';
import { brokerOf, type NodeDirectory, type Seat } from './node-directory';

/** One broker of a cluster, through deaths and restarts; its address stays the same. */
export class LocalNode {
  private running: BrokerProcess | undefined;

  constructor(
    private readonly seat: Seat,
    private readonly directory: NodeDirectory,
    private readonly how: HowToRun,
  ) {}

  get id(): number {
    return this.seat.id;
  }

  /** `host:port` */
  get broker(): string {
    return brokerOf(this.seat);
  }

  /** Of the broker that runs now. */
  get pid(): number | undefined {
    return this.running?.runs === true ? this.running.pid : undefined;
  }

  /** @internal Resolves when it knows the others to be there as well. */
  async start(ids: readonly number[]): Promise<void> {
    const started = await BrokerProcess.start(this.directory, this.how);
    this.running = started;
    await started.until(async () => {
      const known = await brokersKnownTo(this.broker);
      return ids.every((id) => known.includes(id));
    });
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    await this.running?.kill();
  }

  /** SIGSTOP: it keeps its connections and answers nobody. */
  pause(): void {
    this.running?.signal('SIGSTOP');
  }

  resume(): void {
    this.running?.signal('SIGCONT');
  }

  /** SIGTERM: it hands over what it leads. */
  async stop(): Promise<void> {
    await this.running?.stop();
  }

  /**
   * Stops it where it runs, and starts it again in the same place. Resolves when it has its seat
   * in the cluster again, which needs a majority of the nodes.
   *
   * @throws LocalKafkaFailed
   */
  async restart(): Promise<void> {
    await this.stop();
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.start([this.id]);
        return;
      } catch (error) {
        if (!portWasTaken(error) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}

/** Somebody else had it for a moment, such as a connection that goes out. */
export const portWasTaken = (error: unknown): boolean =>
  error instanceof LocalKafkaFailed && /BindException|Address already in use/.test(error.message);

const ATTEMPTS = 5;
