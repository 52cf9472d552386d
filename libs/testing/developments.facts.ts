import type {
  ArmsSupplyPolicyReassessed,
  EvidenceReported,
  IncompatibilityAsserted,
  InspectionQuestionAnswered,
  InspectionQuestionOpened,
  PositionDeclared,
  ViolationAlleged,
  ViolationDenied,
} from '@contracts';

import { dayIn, type Over } from './day-in';
import { seoulDay } from './korean-list.facts';
import { newYorkDay } from './regime-1718.facts';

export { moscowDay, pyongyangDay, treatyRuKp } from './treaty-ru-kp.facts';

export const tokyoDay = dayIn('Asia/Tokyo');

/** What a paper of 20 June 2024 tells without saying when it was. */
export const undated = (zone: string, verbatim = 'not stated') => ({
  ...{ verbatim, value: null, precision: 'unknown' as const, zone },
  notAfter: '2024-06-20',
});

const about = ['treaty:ru-kp-2024'];

const arms = 'arms-trade-ru-kp';

/** An allegation, what was shown for it, and its denial; nobody says on which days. */
export const armsTrade = {
  development: arms,
  stream: `development/${arms}`,

  alleged: (over: Over<ViolationAlleged> = {}): ViolationAlleged => ({
    type: 'ViolationAlleged',
    data: {
      development: arms,
      accusers: ['US', 'KR'],
      accused: ['RU', 'KP'],
      allegation: 'Arms trade for use against Ukraine.',
      violates: ['S/RES/1718(2006)'],
      allegedOn: undated('Asia/Seoul'),
      about: ['regime:1718'],
      ...over,
    },
  }),

  evidenceReported: (over: Over<EvidenceReported> = {}): EvidenceReported => ({
    type: 'EvidenceReported',
    data: {
      development: arms,
      reportedBy: 'UA',
      finding: 'Debris of North Korean missiles.',
      reportedOn: undated('Europe/Kyiv'),
      about: ['regime:1718'],
      ...over,
    },
  }),

  denied: (over: Over<ViolationDenied> = {}): ViolationDenied => ({
    type: 'ViolationDenied',
    data: {
      development: arms,
      deniedBy: ['RU', 'KP'],
      denial: 'Both deny any arms trade.',
      deniedOn: undated('Asia/Seoul'),
      ...over,
    },
  }),
};

/** What others said on the day after. Each is a development of its own. */
export const statements = {
  tokyo: (over: Over<PositionDeclared> = {}): PositionDeclared => ({
    type: 'PositionDeclared',
    data: {
      development: 'jp-on-treaty',
      actor: 'JP',
      office: null,
      stance: 'concern',
      statement: 'Grave concerns over military technology cooperation.',
      declaredOn: tokyoDay('2024-06-20', 'Thursday'),
      about,
      ...over,
    },
  }),

  seoul: (over: Over<ArmsSupplyPolicyReassessed> = {}): ArmsSupplyPolicyReassessed => ({
    type: 'ArmsSupplyPolicyReassessed',
    data: {
      development: 'kr-arms-for-ukraine',
      actor: 'KR',
      office: 'national security adviser',
      recipient: 'UA',
      from: 'not-supplied',
      to: 'under-review',
      statement: 'Seoul will consider sending arms.',
      reassessedOn: seoulDay('2024-06-20', 'Thursday'),
      about,
      ...over,
    },
  }),

  incompatible: (over: Over<IncompatibilityAsserted> = {}): IncompatibilityAsserted => ({
    type: 'IncompatibilityAsserted',
    data: {
      development: 'kr-on-technology-clause',
      assertedBy: 'KR',
      text: 'the clause on military technology cooperation',
      incompatibleWith: 'Security Council resolutions on weapons programmes',
      assertedOn: seoulDay('2024-06-20', 'Thursday'),
      about: [...about, 'regime:1718'],
      ...over,
    },
  }),
};

const question = { development: 'who-inspects-1718', regime: '1718' };

/** Who inspects instead? Raised by a veto, answered by eleven states. */
export const whoInspects = {
  ...question,
  stream: `development/${question.development}`,

  opened: (over: Over<InspectionQuestionOpened> = {}): InspectionQuestionOpened => ({
    type: 'InspectionQuestionOpened',
    data: {
      ...question,
      because: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
      openedOn: newYorkDay('2024-03-28'),
      about: ['regime:1718'],
      ...over,
    },
  }),

  answered: (over: Over<InspectionQuestionAnswered> = {}): InspectionQuestionAnswered => ({
    type: 'InspectionQuestionAnswered',
    data: {
      ...question,
      because: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
      body: 'Multilateral Sanctions Monitoring Team',
      answeredOn: seoulDay('2024-10-16'),
      ...over,
    },
  }),
};
