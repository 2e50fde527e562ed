import type { Stored } from '../call';

type Fields = Readonly<Record<string, unknown>>;

/** Where the fields of events.k8s.io/v1 are in a core Event. */
const RENAMED = {
  note: 'message',
  regarding: 'involvedObject',
  deprecatedSource: 'source',
  deprecatedFirstTimestamp: 'firstTimestamp',
  deprecatedLastTimestamp: 'lastTimestamp',
  deprecatedCount: 'count',
  reportingController: 'reportingComponent',
} as const;

/** An Event of events.k8s.io/v1 as core/v1 has it, which is how both are stored. */
export function eventFromEventsV1(object: Stored): Stored {
  return { ...renamed(object as unknown as Fields, RENAMED), apiVersion: 'v1' } as Stored;
}

/** A stored Event as events.k8s.io/v1 has it. */
export function eventToEventsV1(object: Stored): Stored {
  const names = Object.fromEntries(Object.entries(RENAMED).map(([served, stored]) => [stored, served]));
  return { ...renamed(object as unknown as Fields, names), apiVersion: 'events.k8s.io/v1' } as Stored;
}

function renamed(fields: Fields, names: Readonly<Record<string, string>>): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [names[key] ?? key, value]));
}
