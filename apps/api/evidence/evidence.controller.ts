import { DomainError } from '@kernel';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EvidenceArchive, EvidenceEmpty, type EvidenceRecord } from '@platform/archive';
import { Clock } from '@platform/clock';
import { EventLog } from '@platform/event-log';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { actorOf } from '../http/actor';
import { ApiCommandHeaders } from '../http/header-parameters';
import { NoParameters } from '../http/no-parameters';
import { bodyBytes } from '../http/raw-body';
import { provenanceOf } from '../writes/command-request';
import { ArchiveEvidenceRequest } from './evidence.request';
import { retrievedAtOf } from './retrieved-at';

export class EvidenceRecordUnknown extends DomainError {
  readonly code = 'EVIDENCE_RECORD_UNKNOWN';

  constructor(sha256: string) {
    super(`No document is archived under ${sha256}.`);
  }
}

@ApiTags('Evidence and facts')
@Controller('v1/evidence')
export class EvidenceController {
  constructor(
    private readonly archive: EvidenceArchive,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiCommandHeaders()
  @ApiOperation({ summary: 'Archives a document under its SHA-256, so that facts may cite it' })
  @ApiConsumes('application/octet-stream', 'text/plain', 'application/pdf', 'application/json')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async keep(@Query() asked: ArchiveEvidenceRequest, @Req() request: FastifyRequest) {
    const provenance = provenanceOf(request, {
      actor: actorOf(request),
      cause: 'curation',
      evidence: [],
    });
    const body = bodyBytes(request);
    if (body.length === 0) throw new EvidenceEmpty();
    const retrievedAt = retrievedAtOf(asked.retrievedAt, this.clock.now());
    // The archive answers the same request as before. A key that went with another request, to
    // the log or here, is refused.
    await this.log.receiptOf(provenance);
    await this.archive.admit(provenance);
    const { publisher, tier, title, url = null, form = 'document' } = asked;
    return this.archive.keep({
      ...{ publisher, tier, title, url, form, body, retrievedAt },
      mediaType: request.headers['content-type'] ?? 'application/octet-stream',
    });
  }

  @Get(':sha256')
  @ApiOperation({ summary: 'A document’s record; its bytes with Accept: application/octet-stream' })
  async read(
    @Param('sha256') sha256: string,
    @Query() _none: NoParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | Readonly<{ data: EvidenceRecord }>> {
    const [record] = await this.archive.recordsOf([sha256]);
    if (!record) throw new EvidenceRecordUnknown(sha256);
    if (request.headers.accept !== 'application/octet-stream') return { data: record };
    const bytes = await this.archive.bytesOf(sha256);
    // Never as its own type: a page that somebody archived must not run in a reader's browser.
    void reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="${sha256}"`)
      .header('x-content-type-options', 'nosniff');
    return Buffer.from(bytes);
  }
}
