import { HISTORY_ASSETS, HISTORY_LENGTH, type Incident, type IncidentEvent } from './incident.ts';

/** An incident with one more event: to be told, and in brief in its history. */
export const withEvent = (incident: Incident, event: IncidentEvent): Incident => {
  const { at, reason, severity, status, whole, assets, outflow } = event;
  const entry = {
    at,
    reason,
    severity,
    status,
    whole,
    assets: assets.slice(0, HISTORY_ASSETS).map(({ asset }) => asset),
    count: assets.length,
    ...(outflow !== undefined && { kind: outflow.kind }),
  };
  return {
    ...incident,
    events: event.seq,
    updatedAt: at,
    pending: [...incident.pending, event],
    history: [...incident.history, entry].slice(-HISTORY_LENGTH),
  };
};
