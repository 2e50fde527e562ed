import type { Down, Up } from '../protocol/messages';
import type { WorkerLike } from './connection';

/** A worker for tests: it hears what it is told, and says what a test has it say. */
export class FakeWorker implements WorkerLike {
  readonly heard: Down[] = [];
  ended = false;
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;

  postMessage(message: Down): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  say(message: Up): void {
    this.onmessage?.({ data: message } as MessageEvent<Up>);
  }
  /** Says that a cluster plays, and is at `now`, in milliseconds. */
  diff(now: number, rest: Partial<Extract<Up, { type: 'diff' }>> = {}): void {
    this.say({ type: 'diff', fresh: false, now, horizon: now, playing: true, speed: 1, ...rest });
  }
  fail(message: string): void {
    this.onerror?.({ message } as ErrorEvent);
  }
  /** Answers the question that was asked last. */
  answer(): void {
    const asked = this.heard.findLast((message) => message.type === 'ask') as Extract<Down, { type: 'ask' }>;
    this.say({ type: 'reply', id: asked.id, answer: {} });
  }
  count(type: Down['type']): number {
    return this.heard.filter((message) => message.type === type).length;
  }
  types(): string {
    return this.heard.map(({ type }) => type).join(' ');
  }
}
