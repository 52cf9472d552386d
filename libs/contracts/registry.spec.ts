import { eventTypes, newestSchemaOf, schemaOf, UnknownEvent } from './registry';

describe('The registry of events', () => {
  it('never loses or renames an event that was shipped', () =>
    expect(eventTypes).toEqual([
      'AlternativeMonitoringEstablished@1',
      'ArmsSupplyPolicyReassessed@1',
      'DateAdopted@1',
      'DateClaimed@1',
      'DraftResolutionFailed@1',
      'DraftResolutionTabled@1',
      'DraftResolutionVetoed@1',
      'EvidenceReported@1',
      'ExportBanListChangeTookEffect@1',
      'ExportBanListEstablished@1',
      'ExportBanListExpanded@1',
      'ExportBanListExpansionAnnounced@1',
      'ExportBanListItemised@1',
      'ExportBanListRebased@1',
      'ExportBanListReduced@1',
      'ExportBanListResumed@1',
      'ExportBanListSuspended@1',
      'ExportBanListWithdrawn@1',
      'ExportDeterminationIssued@1',
      'FactCorroborated@1',
      'FactRetracted@1',
      'IncompatibilityAsserted@1',
      'InspectionQuestionAnswered@1',
      'InspectionQuestionOpened@1',
      'LegalStatusContested@1',
      'MonitoringMandateEstablished@1',
      'MonitoringMandateExpired@1',
      'MonitoringMandateExtended@1',
      'PositionDeclared@1',
      'ResolutionAdopted@1',
      'SanctionsInspectionBlocked@1',
      'SanctionsMeasureEased@1',
      'SanctionsMeasureExpired@1',
      'SanctionsMeasureImposed@1',
      'SanctionsRegimeEstablished@1',
      'SanctionsRegimeReinstated@1',
      'SanctionsRegimeTerminated@1',
      'StatusConfirmed@1',
      'TreatyEnteredIntoForce@1',
      'TreatyRatified@1',
      'TreatySigned@1',
      'TreatyTerminated@1',
      'TreatyTextPublished@1',
      'ViolationAlleged@1',
      'ViolationDenied@1',
    ]));

  it('stops at an event that it does not know', () => {
    expect(() => schemaOf('ExportBanListEstablished', 2)).toThrow(UnknownEvent);
    expect(() => newestSchemaOf('ExportBanListUpdated')).toThrow(UnknownEvent);
  });

  it('refuses a field that nobody decided about', () =>
    expect(() =>
      schemaOf('FactRetracted', 1).subjectOf({
        eventIds: ['2ed6657d-e927-568b-95e1-2665a8aea6a2'],
        subject: '35th-notice',
        reason: 'Misread.',
        note: '',
      }),
    ).toThrow('Unrecognized key'));
});
