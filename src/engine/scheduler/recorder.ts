import type { Event } from '../../api/generated/core/v1';
import type { KubernetesObject } from '../../api/meta/object';
import type { Client } from '../client/client';
import { eventName, eventNamespace, type LastNamed, NEVER_NAMED, nextNamed, referenceTo } from '../client/eventName';
import { copyState } from '../sim/plain';
import type { Simulation } from '../sim/simulation';
import { formatMicroTime } from '../sim/time';

/** An event that was written; from the second time on it is a series. */
interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly count: number;
  readonly at: number;
}

interface SeriesState {
  series: Map<string, Series>;
  last: LastNamed;
}

/** An event that is not repeated for so long is forgotten; the next one like it is written anew. */
const FORGOTTEN_AFTER_MS = 360_000;

/**
 * Writes events as events.k8s.io does, with an action and a series instead of a count (client-go, tools/events). What is
 * the same of the same revision of an object is a series, and only its second event is written at once.
 */
export class SeriesRecorder {
  private state: SeriesState = { series: new Map(), last: NEVER_NAMED };

  /** `controller` is who reports, `instance` which one of them. */
  constructor(
    private readonly sim: Simulation,
    private readonly client: Client,
    private readonly controller: string,
    private readonly instance: string,
  ) {}

  event(
    about: KubernetesObject,
    type: 'Normal' | 'Warning',
    reason: string,
    action: string,
    message: string,
    related?: KubernetesObject,
  ): void {
    this.forgetOld();
    const { uid, resourceVersion } = about.metadata;
    const key = `${uid} ${resourceVersion} ${type} ${reason} ${action} ${related?.metadata.uid ?? ''}`;
    const known = this.state.series.get(key);
    if (known) {
      const series = { ...known, count: known.count + 1, at: this.sim.now };
      this.state.series.delete(key);
      this.state.series.set(key, series);
      if (series.count === 2) this.writeSeries(series);
      return;
    }
    const namespace = eventNamespace(about);
    this.state.last = nextNamed(this.state.last, this.sim.now, this.sim.random(`events ${this.controller}`));
    const name = eventName(about.metadata.name, this.sim.now, this.state.last.nanos);
    this.state.series.set(key, { namespace, name, count: 1, at: this.sim.now });
    this.client.create<Event>('events', {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name, namespace },
      action,
      eventTime: formatMicroTime(this.sim.now),
      involvedObject: referenceTo(about),
      message,
      reason,
      ...(related ? { related: referenceTo(related) } : {}),
      reportingComponent: this.controller,
      reportingInstance: this.instance,
      source: {},
      type,
    });
  }

  save(): unknown {
    return copyState(this.state);
  }

  load(saved: unknown): void {
    this.state = copyState(saved as SeriesState);
  }

  private forgetOld(): void {
    for (const [key, series] of this.state.series) {
      if (this.sim.now - series.at < FORGOTTEN_AFTER_MS) return;
      this.state.series.delete(key);
      if (series.count > 2) this.writeSeries(series);
    }
  }

  private writeSeries({ namespace, name, count, at }: Series): void {
    const patch = { series: { count, lastObservedTime: formatMicroTime(at) } };
    this.client.patch<Event>('events', namespace, name, patch);
  }
}
