import { Logger } from '@nestjs/common';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';

type Told = Parameters<SpanExporter['export']>[1];

/**
 * Says once that spans are lost, and once that they are not any more: the exporter itself says
 * nothing, and a word for every batch would be too many.
 */
export class ToldExporter implements SpanExporter {
  private readonly logger = new Logger('Traces');
  private losing = false;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly endpoint: string,
  ) {}

  export(spans: ReadableSpan[], told: Told): void {
    this.exporter.export(spans, (result) => {
      this.look(result);
      told(result);
    });
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }

  private look({ error }: Parameters<Told>[0]): void {
    if (error && !this.losing) {
      this.logger.warn(`Spans are lost: ${this.endpoint} does not take them (${error.message}).`);
    }
    if (!error && this.losing) this.logger.log(`${this.endpoint} takes spans again.`);
    this.losing = error !== undefined;
  }
}
