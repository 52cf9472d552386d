import type { MonitoringMandateExpired, SanctionsMeasureExpired } from '@contracts';
import type { Instant } from '@kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideAndAppend, EventLog, type Provenance, type Receipt } from '@platform/event-log';

import { sanctionsRegime } from '../domain/sanctions-regime.decider';
import { commandOf } from './sanctions-regime.door';

/** What came due by the record: no document says so, and none is asked for. */
export type Notice = Readonly<{
  /** `sanctions-regime/1718` */
  stream: string;
}> &
  (MonitoringMandateExpired | SanctionsMeasureExpired);

/** The timekeeper's word that a last day is over. It changes no answer. */
export class RecordNoticeCommand extends Command<Receipt> {
  constructor(
    readonly notice: Notice,
    /** The day must be over by then. */
    readonly askedAt: Instant,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

@CommandHandler(RecordNoticeCommand)
export class RecordNoticeHandler implements ICommandHandler<RecordNoticeCommand> {
  constructor(private readonly log: EventLog) {}

  // `async`, so that a notice which no schema admits is a rejection as every refusal is.
  async execute({ notice, askedAt, provenance }: RecordNoticeCommand): Promise<Receipt> {
    const { stream, type, data } = notice;
    const command = commandOf(stream, { type, data }, askedAt);
    return decideAndAppend(this.log, sanctionsRegime, { stream, command, provenance });
  }
}
