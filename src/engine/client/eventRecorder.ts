import type { Event, ObjectReference } from '../../api/generated/core/v1';
import type { Draft, KubernetesObject } from '../../api/meta/object';
import { copyState } from '../sim/plain';
import type { Simulation } from '../sim/simulation';
import { formatTime } from '../sim/time';
import type { Client } from './client';
import { eventName, eventNamespace, type LastNamed, NEVER_NAMED, nextNamed, referenceTo } from './eventName';
import type { Recorder } from './recorder';

/** Similar events: the texts seen in a row, and when the last one came. */
interface Similar {
  readonly messages: readonly string[];
  readonly at: number;
}

/** An event that was written: repeats of it become a higher count. */
interface Written {
  readonly namespace: string;
  readonly name: string;
  readonly count: number;
  readonly firstTimestamp: string;
}

/** Milli-tokens left of what may be said of an object in events of one type, and when they were counted. */
interface Allowance {
  readonly milliTokens: number;
  readonly at: number;
}

interface RecorderState {
  similar: Map<string, Similar>;
  written: Map<string, Written>;
  allowances: Map<string, Allowance>;
  last: LastNamed;
}

/** From this many different texts within `SIMILAR_WITHIN_MS` on, similar events are written as one. */
const SIMILAR_EVENTS = 10;
const SIMILAR_WITHIN_MS = 600_000;
/** A source may write this many normal events about one object, and as many warnings; after that one more every five minutes. */
const BURST = 25;
const REFILL_MS = 300_000;
const CACHE_ENTRIES = 4096;

/**
 * Writes core/v1 Events about objects. Repeats raise the count of the first, many similar ones are combined, and a source
 * that has much to say about one object in one type of events is not heard (client-go, tools/record: EventCorrelator). Its requests count
 * against the limit of the client that it is given. `host` is the node on which the source runs, where there is one.
 */
export class EventRecorder implements Recorder {
  private state: RecorderState = {
    similar: new Map(),
    written: new Map(),
    allowances: new Map(),
    last: NEVER_NAMED,
  };

  constructor(
    private readonly sim: Simulation,
    private readonly client: Client,
    private readonly component: string,
    private readonly host = '',
  ) {}

  event(
    about: KubernetesObject,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    fieldPath?: string,
  ): void {
    const regarding = referenceTo(about, fieldPath);
    const object = `${about.kind} ${about.metadata.namespace ?? ''} ${about.metadata.name} ${about.metadata.uid}`;
    const group = `${object} ${type} ${reason}`;
    const combined = this.isOneOfMany(group, message);
    const key = combined ? group : `${group} ${fieldPath ?? ''} ${message}`;
    const text = combined ? `(combined from similar events): ${message}` : message;
    const known = this.state.written.get(key);
    const now = formatTime(this.sim.now);
    const written: Written = known
      ? { ...known, count: known.count + 1 }
      : { namespace: eventNamespace(about), name: this.newName(about), count: 1, firstTimestamp: now };
    remember(this.state.written, key, written);
    if (!this.maySpeakOf(`${object} ${type}`)) return;
    if (known && this.raiseCount(written, now, combined ? text : undefined)) return;
    this.client.create<Event>('events', this.draft(written, regarding, type, reason, text, now));
  }

  save(): unknown {
    return copyState(this.state);
  }

  load(saved: unknown): void {
    this.state = copyState(saved as RecorderState);
  }

  private newName(about: KubernetesObject): string {
    this.state.last = nextNamed(this.state.last, this.sim.now, this.sim.random(`events ${this.component}`));
    return eventName(about.metadata.name, this.sim.now, this.state.last.nanos);
  }

  private isOneOfMany(group: string, message: string): boolean {
    const known = this.state.similar.get(group);
    const recent = known && this.sim.now - known.at <= SIMILAR_WITHIN_MS ? known.messages : [];
    const messages = recent.includes(message) ? recent : [...recent, message];
    const many = messages.length >= SIMILAR_EVENTS;
    remember(this.state.similar, group, { messages: many ? messages.slice(1) : messages, at: this.sim.now });
    return many;
  }

  private maySpeakOf(kind: string): boolean {
    const known = this.state.allowances.get(kind) ?? { milliTokens: BURST * 1000, at: this.sim.now };
    const gained = Math.floor(((this.sim.now - known.at) * 1000) / REFILL_MS);
    const milliTokens = Math.min(BURST * 1000, known.milliTokens + gained);
    const may = milliTokens >= 1000;
    if (may) remember(this.state.allowances, kind, { milliTokens: milliTokens - 1000, at: this.sim.now });
    return may;
  }

  /** False when the event is no longer there. */
  private raiseCount(written: Written, lastTimestamp: string, message?: string): boolean {
    const patch = { count: written.count, lastTimestamp, ...(message === undefined ? {} : { message }) };
    const result = this.client.patch<Event>('events', written.namespace, written.name, patch);
    return result.ok || result.status.code !== 404;
  }

  private draft(
    written: Written,
    involvedObject: ObjectReference,
    type: string,
    reason: string,
    message: string,
    now: string,
  ): Draft<Event> {
    return {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: written.name, namespace: written.namespace },
      count: written.count,
      firstTimestamp: written.firstTimestamp,
      involvedObject,
      lastTimestamp: now,
      message,
      reason,
      reportingComponent: this.component,
      reportingInstance: this.host,
      source: this.host ? { component: this.component, host: this.host } : { component: this.component },
      type,
    };
  }
}

function remember<T>(cache: Map<string, T>, key: string, value: T): void {
  cache.delete(key);
  cache.set(key, value);
  if (cache.size <= CACHE_ENTRIES) return;
  const oldest = cache.keys().next().value;
  if (oldest !== undefined) cache.delete(oldest);
}
