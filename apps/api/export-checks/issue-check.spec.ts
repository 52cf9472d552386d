import {
  ExportControlsCommandsModule,
  ExportControlsQueriesModule,
} from '@contexts/export-controls';
import type { TestingModule } from '@nestjs/testing';
import { CommandGateway, InProcessGateway } from '@platform/command-gateway';
import { VersionRows } from '@platform/projections';
import { commitTo, koreanList, provenance } from '@testing';

import { applicationOf, portsInMemory } from '../../../libs/testing/command-gateway.fixture';
import { KnowledgeAt } from '../reads/knowledge';
import { LateRows } from '../reads/late-rows.fixture';
import { IssueCheck } from './issue-check';

const ports = portsInMemory();
const rows = new LateRows(ports.log);
const asked = { goods: ['hs2022:854231'], destination: 'RU' };

let testing: TestingModule;

beforeAll(async () => {
  const providers = [
    IssueCheck,
    KnowledgeAt,
    { provide: CommandGateway, useClass: InProcessGateway },
  ];
  class Api {}
  const modules = [ExportControlsCommandsModule, ExportControlsQueriesModule];
  testing = await applicationOf(ports, [...modules, { module: Api, providers }])
    .overrideProvider(VersionRows)
    .useValue(rows)
    .compile();
  await testing.init();
  await ports.log.append(commitTo(koreanList.stream, 0, [koreanList.established()]));
  await ports.log.append(commitTo(koreanList.stream, 1, [koreanList.expanded31st()]));
  rows.applied = 1n;
});

afterAll(() => testing.close());

const issue = () => testing.get(IssueCheck).of(asked, provenance({ evidence: [] }));

describe('A determination, where the model lacks what was recorded a moment ago', () => {
  it('is not issued before the model comes', async () => {
    await expect(issue()).rejects.toMatchObject({ code: 'MODEL_BEHIND' });
    expect(ports.log.facts).toHaveLength(2);
  });

  it('rests on all that was recorded when it was asked for', async () => {
    rows.comes = true;
    expect((await issue()).data).toMatchObject({ computedAt: '2', position: '3' });
  });
});
