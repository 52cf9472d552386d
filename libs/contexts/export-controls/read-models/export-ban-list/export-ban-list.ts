import type { RestsOn } from '@answers';
import type { CalendarDate, LegalDay } from '@kernel';

import type { AdoptedDay } from '../listed-good/listings';
import type { Dispute } from './disputes';
import type { Draft, ItemisedChange } from './editions';
import type { LastLook } from './last-look';
import type { PendingChange } from './pending-changes';
import type { ProvisionInTime } from './provision-stage';

/** A list as it stands at one moment. Days are local to its zone. */
export type ExportBanList = LastLook &
  Readonly<{
    list: string;
    authority: string;
    /** ISO 3166-1 alpha-2. */
    jurisdiction: string;
    /** IANA name. */
    zone: string;
    instrument: string;
    controlType: 'prohibition' | 'licence-requirement';
    /** Of all provisions together, whatever their stage. */
    origins: 'all' | readonly string[];
    destinations: 'all' | readonly string[];
    /** Whether the act that founds it was there already: promulgated, or in force. */
    established: boolean;
    heldFrom: LegalDay | null;
    freshForDays: number | null;
    /** In force; null where no authority states it. */
    total: number | null;
    /** Codes that are on the list by an edition that took effect. */
    itemised: number;
    /** The newest edition or change that took effect. */
    edition: string | null;
    provisions: readonly ProvisionInTime[];
    pending: readonly PendingChange[];
    nextEffectiveOn: CalendarDate | null;
    disputed: readonly Dispute[];
    /** For goods, who know their changes and not when those take effect. The same at any moment. */
    adoptedDays: readonly AdoptedDay[];
    /** Changes whose goods are named by law: what an announcement named for them is overtaken. */
    itemisedChanges: readonly ItemisedChange[];
    /** The announced editions whose goods are to come; what an earlier one named is taken back. */
    drafts: readonly Draft[];
    /** What the total rests on, or the list itself where it has none. */
    restsOn: readonly RestsOn[];
  }>;
