import type { EventReason } from './incident.ts';

export interface FollowUp {
  /** What those get who were told of the incident before. */
  told: 'nothing' | 'edit' | 'send';
  /** Whether people who have not been told yet may hear of it now. */
  newly: boolean;
}

/**
 * Who hears what of an event. The card is edited where the platform can; where it cannot, only what is new in kind
 * is sent: a sum of the growth, the escalation to the whole exchange or to a suspected theft, a correction, the end.
 */
export const followUp = (reason: EventReason, edits: boolean, outflow = false): FollowUp => {
  switch (reason) {
    case 'reported':
      return { told: 'nothing', newly: true };
    case 'grown':
      // Of an outflow each stands for ten points more of a wallet: worth a message where nothing can be edited.
      return { told: edits ? 'edit' : outflow ? 'send' : 'nothing', newly: true };
    case 'begun':
    case 'confirmed':
      return { told: edits ? 'edit' : 'nothing', newly: true };
    case 'flapping':
      return { told: edits ? 'edit' : 'nothing', newly: false };
    case 'settled':
      return { told: edits ? 'nothing' : 'send', newly: false };
    case 'escalated':
    case 'overrun':
      return { told: 'send', newly: true };
    case 'corrected':
    case 'resolved':
      return { told: 'send', newly: false };
    case 'recovering':
    case 'relapsed':
    case 'unlisted':
    case 'lapsed':
      return { told: 'nothing', newly: false };
  }
};
