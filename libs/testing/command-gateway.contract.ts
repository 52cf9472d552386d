import {
  IssueDeterminationCommand,
  RecordEditionCommand,
  RecordListFactCommand,
  RetractFactCommand,
} from '@contexts/export-controls';
import { RecordRegimeFactCommand } from '@contexts/security-council';
import type { DomainEvent } from '@kernel';
import type { CommandGateway } from '@platform/command-gateway';
import { RecordedRefusal } from '@platform/event-log';
import { ZodError } from 'zod';

import { archived } from './command-bus';
import { EchoCommand, ForeignCommand, type PortsInMemory } from './command-gateway.fixture';
import { koreanList, smallList } from './export-control-lists.facts';
import { provenance } from './provenance';
import { regime1718 } from './regime-1718.facts';

export type OpenGateway = Readonly<{
  gateway: CommandGateway;
  ports: PortsInMemory;
  close: () => Promise<void>;
}>;

const askedAt = '2026-11-25T00:00:00.000Z';
const { stream, established, expanded31st } = koreanList;

/** One suite for every adapter: whoever asks cannot tell where a context runs. */
export const commandGatewayContract = (adapter: string, open: () => Promise<OpenGateway>) =>
  describe(`The command gateway ${adapter}`, () => {
    let opened: OpenGateway;

    // Everybody's history is his own.
    beforeEach(async () => {
      opened = await open();
    });

    afterEach(() => opened.close());

    const cited = async () => {
      const { sha256 } = await archived(opened.ports.archive, '관보');
      return provenance({ evidence: [sha256] });
    };

    const post = async (fact: DomainEvent, by?: ReturnType<typeof provenance>) =>
      opened.gateway.execute(
        new RecordListFactCommand({ stream, askedAt, ...fact }, by ?? (await cited())),
      );

    const echo = (value: unknown) => opened.gateway.execute(new EchoCommand(value));

    it('gives the receipt, with its positions as numbers of any size', async () => {
      const by = await cited();
      const { requestSha256: _, ...known } = by;
      const receipt = { commandId: by.commandId, positions: [1n], refusal: null, result: null };
      expect(await post(established(), by)).toEqual(receipt);
      expect(opened.ports.log.facts).toMatchObject([
        { ...established(), stream, provenance: known },
      ]);
    });

    it('gives the same receipt to the same command, which is done once', async () => {
      const by = await cited();
      const receipt = await post(established(), by);
      expect(await post(established(), by)).toEqual(receipt);
      expect(opened.ports.log.facts).toHaveLength(1);
    });

    it('gives what a dry run would record', async () => {
      const rehearsal = new RecordListFactCommand(
        { stream, askedAt, ...established() },
        await cited(),
        {
          dryRun: true,
        },
      );
      expect(await opened.gateway.execute(rehearsal)).toEqual([
        { ...established(), id: undefined },
      ]);
      expect(opened.ports.log.facts).toEqual([]);
    });

    it('takes each command to the context that it belongs to', async () => {
      await post(established());
      const fact = { stream: regime1718.stream, askedAt, ...regime1718.established() };
      await opened.gateway.execute(new RecordRegimeFactCommand(fact, await cited()));
      expect(opened.ports.log.facts.map((recorded) => recorded.stream)).toEqual([
        stream,
        regime1718.stream,
      ]);
    });

    it('takes an edition with its bytes', async () => {
      const { archive, log } = opened.ports;
      await opened.gateway.execute(
        new RecordListFactCommand(
          { stream: smallList.stream, askedAt, ...smallList.established() },
          await cited(),
        ),
      );
      const codes = smallList.items.map(({ code }) => `${code},Goods – 관세\n`);
      const text = `code,description\n${codes.join('')}`;
      const { sha256 } = await archived(archive, text);
      const edition = {
        list: 'us-small-list',
        changeId: 'first-edition',
        edition: '2024-02-23',
        stage: 'promulgated',
        codeSystem: 'hs2022',
        instrument: 'Small list',
        basis: 'publisher-stated',
        promulgatedOn: '2024-02-23',
        effectiveOn: '2024-02-23',
        document: { bytes: new TextEncoder().encode(text), format: 'csv' },
      } as const;
      const command = new RecordEditionCommand(edition, provenance({ evidence: [sha256] }));
      expect(await opened.gateway.execute(command)).toMatchObject({ positions: [2n] });
      expect(log.facts[1]).toMatchObject({ evidence: [sha256] });
    });

    it('takes an answer of any shape, to be kept word for word', async () => {
      const issued = {
        ...{ determination: '2ed6657d-e927-568b-95e1-2665a8aea6a2', askedAt, position: '0' },
        ...{ modelVersion: 'export-controls@2', answer: [{ status: 'none', $odd: 0.1 }] },
        question: {
          ...{ goods: ['854231'], destination: 'RU', origin: null, asOf: null },
          ...{ contractedOn: null, departsOn: null },
        },
      };
      await opened.gateway.execute(new IssueDeterminationCommand(issued, provenance()));
      expect(opened.ports.log.facts[0]?.data).toMatchObject({
        answer: '[{"$odd":0.1,"status":"none"}]',
      });
    });

    it.each([
      ['no value', undefined],
      ['nothing', null],
      ['a number that outgrows a double', { positions: [2n ** 70n, -1n] }],
      ['bytes', { bytes: Uint8Array.of(0, 255, 10) }],
      ['a field without a value', { options: undefined, more: [undefined] }],
      ['what looks like a mark of its own', [{ $bigint: '7' }, { $$bigint: 'x' }]],
      ['an odd number', [NaN, -0, Infinity]],
      ['a text that is no text', '\ud800 관보 \u2028'],
    ])('takes and gives %s', async (_case, value) => {
      expect(await echo(value)).toStrictEqual(value);
    });

    it('says what a rule refused, and that it is on record', async () => {
      const by = await cited();
      const refusal = await post(expanded31st(), by).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(RecordedRefusal);
      const said = { code: 'LIST_UNKNOWN', name: 'UnknownList' };
      expect(refusal).toMatchObject({ ...said, message: expect.stringContaining('kr-') as string });
      expect(await opened.ports.log.receiptOf(by).catch(() => undefined)).toMatchObject({
        refusal: said,
      });
    });

    it('says what a rehearsal is refused with, and what is wrong one by one', async () => {
      const retraction = { stream, askedAt, reason: 'No.', replacement: undefined };
      const rehearsal = new RetractFactCommand(
        { ...retraction, eventId: '2ed6657d-e927-568b-95e1-2665a8aea6a2' },
        await cited(),
        { dryRun: true },
      );
      const refusal = await opened.gateway.execute(rehearsal).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: 'EVENT_UNKNOWN_IN_STREAM', name: 'EventNotInStream' });
      expect(refusal).not.toHaveProperty('errors');
      await expect(opened.gateway.execute(new EchoCommand(1, 'refused'))).rejects.toMatchObject({
        ...{ name: 'NoEcho', code: 'NO_ECHO', message: 'The wall is too near.' },
        errors: ['too near', 'too soft'],
      });
    });

    it('says where data does not fit its schema', async () => {
      const { net: _, ...data } = expanded31st().data;
      const misfit = await post({ type: 'ExportBanListExpanded', data }).catch((e: unknown) => e);
      expect(misfit).toBeInstanceOf(ZodError);
      expect((misfit as ZodError).issues).toMatchObject([{ path: ['net'] }]);
    });

    it('refuses no rule where something broke', async () => {
      const failure = await opened.gateway
        .execute(new EchoCommand(1, 'broken'))
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      expect(failure).not.toHaveProperty('code');
    });

    it('rejects a command that no context takes', async () => {
      const failure = opened.gateway.execute(new ForeignCommand());
      await expect(failure).rejects.toThrow('ForeignCommand');
    });

    it('keeps apart what is asked at once', async () => {
      const values = Array.from({ length: 50 }, (_, i) => ({ i, bytes: Uint8Array.of(i) }));
      expect(await Promise.all(values.map(echo))).toEqual(values);
    });
  });
