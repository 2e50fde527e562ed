import type { KindInfo } from '../../../api/meta/kind';
import type { Stored } from '../call';
import { autoscalerFromV1, autoscalerToV1 } from './autoscaler';
import { eventFromEventsV1, eventToEventsV1 } from './event';

/** How the objects of one served version become those of the stored one, and back. */
interface Conversion {
  readonly group: string;
  readonly version: string;
  readonly toStored: (object: Stored) => Stored;
  readonly toServed: (object: Stored) => Stored;
}

/** By plural; every other version is stored as it is served. */
const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  horizontalpodautoscalers: {
    group: 'autoscaling',
    version: 'v1',
    toStored: autoscalerFromV1,
    toServed: autoscalerToV1,
  },
  events: { group: 'events.k8s.io', version: 'v1', toStored: eventFromEventsV1, toServed: eventToEventsV1 },
};

function conversionOf({ plural, group, version }: KindInfo): Conversion | undefined {
  const conversion = CONVERSIONS[plural];
  return conversion?.group === group && conversion.version === version ? conversion : undefined;
}

/** Whether objects of a kind are stored in another version. */
export function isConverted(kind: KindInfo): boolean {
  return conversionOf(kind) !== undefined;
}

/** A decoded object in the version in which it is stored. */
export function toStored(object: Stored, kind: KindInfo): Stored {
  return conversionOf(kind)?.toStored(object) ?? object;
}

/** A stored object in the version that was asked for. */
export function toServed(object: Stored, kind: KindInfo): Stored {
  return conversionOf(kind)?.toServed(object) ?? object;
}

/** An answer's object or list in the version that was asked for. */
export function servedBody(body: unknown, kind: KindInfo): unknown {
  const conversion = conversionOf(kind);
  if (!conversion || typeof body !== 'object' || body === null) return body;
  const { items, kind: own } = body as { items?: readonly Stored[]; kind?: string };
  if (items) return { ...body, items: items.map(conversion.toServed) };
  return own === kind.kind ? conversion.toServed(body as Stored) : body;
}
