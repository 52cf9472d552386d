import {
  exportBanListChangeTookEffect,
  type ExportBanListChangeTookEffect,
  type ExportBanListFact,
} from '@contracts';
import { standing, type Instant, type Known, type WordOnFacts } from '@kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { appendWhatIs, EventLog, type Provenance, type Receipt } from '@platform/event-log';

import { UnknownList } from '../domain/export-ban-list.errors';
import { noteEffect } from '../domain/notice.decision';
import { standingList } from './standing-list';

/** What came due by the record: no document says so, and none is asked for. */
export type Notice = Readonly<{
  /** `export-ban-list/kr-situational-licence` */
  stream: string;
}> &
  ExportBanListChangeTookEffect;

/** The timekeeper's word that a day has begun. It changes no answer. */
export class RecordNoticeCommand extends Command<Receipt> {
  constructor(
    readonly notice: Notice,
    /** The day must have begun by then. */
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
    const { stream } = notice;
    const data = exportBanListChangeTookEffect.data.parse(notice.data);
    return appendWhatIs<ExportBanListFact>(this.log, { stream, provenance }, (history) => {
      const list = standingList(history);
      if (list.status === 'unknown') throw new UnknownList(data.list);
      return noteEffect(data, { list, notices: noticesIn(history) }, askedAt);
    });
  }
}

const noticesIn = (history: readonly Known<ExportBanListFact | WordOnFacts>[]) =>
  standing<ExportBanListFact>(history).flatMap((fact) =>
    fact.type === 'ExportBanListChangeTookEffect' ? [fact.data] : [],
  );
