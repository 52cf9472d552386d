import type {
  StatusConfirmed,
  TreatyEnteredIntoForce,
  TreatyRatified,
  TreatySigned,
  TreatyTerminated,
  TreatyTextPublished,
} from '@contracts';

import { dayIn, type Over } from './day-in';

export const pyongyangDay = dayIn('Asia/Pyongyang');
export const moscowDay = dayIn('Europe/Moscow');

const treaty = 'treaty-ru-kp-2024';

/** A treaty from its signature in Pyongyang to its force; its end never happened. */
export const treatyRuKp = {
  development: treaty,
  stream: `development/${treaty}`,

  signed: (over: Over<TreatySigned> = {}): TreatySigned => ({
    type: 'TreatySigned',
    data: {
      development: treaty,
      treaty: 'ru-kp-2024',
      title: 'Treaty on Comprehensive Strategic Partnership',
      parties: ['RU', 'KP'],
      signedOn: pyongyangDay('2024-06-19', 'Wednesday'),
      signedIn: 'Pyongyang',
      replaces: ['ru-kp-2000'],
      revives: [],
      about: ['regime:1718'],
      ...over,
    },
  }),

  textPublished: (over: Over<TreatyTextPublished> = {}): TreatyTextPublished => ({
    type: 'TreatyTextPublished',
    data: {
      development: treaty,
      publishedBy: 'KP',
      publishedOn: pyongyangDay('2024-06-20', 'Thursday'),
      articleCount: 23,
      summary: 'Nuclear energy, space, food and energy security, mutual defence.',
      articles: [{ article: '4', says: 'Assistance without delay to a party that is invaded.' }],
      ...over,
    },
  }),

  ratifiedByRussia: (over: Over<TreatyRatified> = {}): TreatyRatified => ({
    type: 'TreatyRatified',
    data: {
      development: treaty,
      party: 'RU',
      ratifiedOn: moscowDay('2024-11-09'),
      by: 'federal law',
      steps: [{ on: moscowDay('2024-10-24'), step: 'State Duma ratifies' }],
      ...over,
    },
  }),

  ratifiedByNorthKorea: (over: Over<TreatyRatified> = {}): TreatyRatified =>
    treatyRuKp.ratifiedByRussia({
      party: 'KP',
      ratifiedOn: pyongyangDay('2024-11-11'),
      by: 'decree',
      steps: [],
      ...over,
    }),

  inForce: (over: Over<TreatyEnteredIntoForce> = {}): TreatyEnteredIntoForce => ({
    type: 'TreatyEnteredIntoForce',
    data: {
      development: treaty,
      inForceOn: moscowDay('2024-12-04'),
      by: 'exchange of the instruments of ratification',
      article: '22',
      ...over,
    },
  }),

  terminated: (over: Over<TreatyTerminated> = {}): TreatyTerminated => ({
    type: 'TreatyTerminated',
    data: {
      development: treaty,
      endedFrom: moscowDay('2030-01-01'),
      replacedBy: null,
      because: 'denounced',
      ...over,
    },
  }),

  confirmed: (over: Over<StatusConfirmed> = {}): StatusConfirmed => ({
    type: 'StatusConfirmed',
    data: {
      subject: treaty,
      provisions: 'all',
      stage: 'in-force',
      seenOn: moscowDay('2025-03-01'),
      ...over,
    },
  }),
};
