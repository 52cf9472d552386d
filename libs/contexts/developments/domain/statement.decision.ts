import type {
  ArmsSupplyPolicyReassessed,
  DevelopmentFact,
  IncompatibilityAsserted,
  PositionDeclared,
} from '@contracts';

import type { Development } from './development';
import { isOnRecord } from './on-record';
import { requireKind } from './require-kind';

type Decision = readonly DevelopmentFact[];

/** What is said once stands for itself: a changed position is a new development. */
export const declarePosition = (
  data: PositionDeclared['data'],
  development: Development,
): Decision => {
  requireKind(development, data.development, 'position');
  const declared = { type: 'PositionDeclared', data } as const;
  return isOnRecord(development, declared) ? [] : [declared];
};

export const reassessPolicy = (
  data: ArmsSupplyPolicyReassessed['data'],
  development: Development,
): Decision => {
  requireKind(development, data.development, 'policy');
  const reassessed = { type: 'ArmsSupplyPolicyReassessed', data } as const;
  return isOnRecord(development, reassessed) ? [] : [reassessed];
};

export const assertIncompatibility = (
  data: IncompatibilityAsserted['data'],
  development: Development,
): Decision => {
  requireKind(development, data.development, 'incompatibility');
  const asserted = { type: 'IncompatibilityAsserted', data } as const;
  return isOnRecord(development, asserted) ? [] : [asserted];
};
