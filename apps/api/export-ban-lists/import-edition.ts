import { RecordEditionCommand } from '@contexts/export-controls';
import { Injectable } from '@nestjs/common';
import { EvidenceArchive, EvidenceNotArchived } from '@platform/archive';
import { Clock } from '@platform/clock';
import { CommandGateway } from '@platform/command-gateway';
import { UnreadableEdition } from '@sources/itemised-edition';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { actorOf } from '../http/actor';
import { provenanceOf } from '../writes/command-request';
import { Recorded } from '../writes/recorded';
import type { EditionRequest } from './editions.request';

type Brought = Readonly<{
  list: string;
  asked: EditionRequest;
  document: Readonly<{ bytes: Uint8Array; format: 'csv' | 'json' }>;
}>;

/** Archives an edition's bytes beside what it cites, then has them compared with the list. */
@Injectable()
export class ImportEdition {
  constructor(
    private readonly commands: CommandGateway,
    private readonly archive: EvidenceArchive,
    private readonly recorded: Recorded,
    private readonly clock: Clock,
  ) {}

  async of(brought: Brought, request: FastifyRequest, reply: FastifyReply) {
    const { list, asked, document } = brought;
    const {
      dryRun,
      removes,
      evidence,
      codeSystem = 'hs2022',
      basis = 'legal-act',
      ...said
    } = asked;
    const sha256 = await this.archived(brought, request);
    const provenance = provenanceOf(request, {
      actor: actorOf(request),
      cause: 'publisher',
      evidence: [...new Set([...evidence, sha256])],
    });
    const edition = {
      ...{ ...said, list, codeSystem, basis, document },
      ...(removes === undefined ? {} : { removes: Number(removes) }),
    };
    if (dryRun !== 'true') {
      const command = new RecordEditionCommand(edition, provenance);
      return this.recorded.outcome(await this.commands.execute(command), reply);
    }
    const rehearsal = new RecordEditionCommand(edition, provenance, { dryRun: true });
    const facts = await this.commands.execute(rehearsal);
    return this.recorded.prospect(facts, `export-ban-list/${list}`, reply);
  }

  /** The bytes come from whoever published what the edition cites first. */
  private async archived({ list, asked, document }: Brought, request: FastifyRequest) {
    if (document.bytes.length === 0) throw new UnreadableEdition('it has no bytes');
    const [cited] = asked.evidence;
    const [source] = await this.archive.recordsOf(asked.evidence);
    if (!source) throw new EvidenceNotArchived(cited ?? '');
    const { sha256 } = await this.archive.keep({
      form: 'document',
      publisher: source.publisher,
      tier: source.tier,
      title: `${list}, edition ${asked.edition}, as it was imported`,
      url: null,
      retrievedAt: this.clock.now(),
      mediaType: request.headers['content-type'] ?? 'text/csv',
      body: document.bytes,
    });
    return sha256;
  }
}
