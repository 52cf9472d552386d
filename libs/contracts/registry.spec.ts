import { eventTypes, newestSchemaOf, schemaOf, UnknownEvent } from './registry';

describe('The registry of events', () => {
  it('never loses or renames an event that was shipped', () =>
    expect(eventTypes).toEqual([
      'DateAdopted@1',
      'DateClaimed@1',
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
      'FactRetracted@1',
      'StatusConfirmed@1',
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
