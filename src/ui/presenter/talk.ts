import type { Up } from '../../protocol/messages';
import type { PresenterLook } from './look';

/** What the notes window may ask of the window that presents. */
export type RemoteAct = 'next' | 'back' | 'play' | 'blank';

/** What the presenting window shows beside the cluster. */
export interface TalkState {
  readonly title: string;
  readonly step: number;
  readonly steps: readonly string[];
  readonly blank: boolean;
  readonly look: PresenterLook;
}

/** Words between the windows of one talk. The cluster runs in the first one; the others only look, or press its buttons. */
export type TalkMessage =
  | { readonly type: 'join' }
  | { readonly type: 'diff'; readonly diff: Extract<Up, { type: 'diff' }> }
  | { readonly type: 'state'; readonly state: TalkState }
  | { readonly type: 'act'; readonly act: RemoteAct }
  | { readonly type: 'over' };

const ACTS: readonly string[] = ['next', 'back', 'play', 'blank'];

/** A line between the windows of a talk; browsers carry it between pages of this origin alone. */
export interface TalkLine {
  say(message: TalkMessage): void;
  close(): void;
}

/** Joins a talk by its name. What is no message of a talk is not heard. */
export function joinTalk(name: string, hear: (message: TalkMessage) => void): TalkLine {
  const channel = new BroadcastChannel(`drydock-talk-${name}`);
  channel.onmessage = ({ data }: MessageEvent<TalkMessage>) => {
    if (typeof data !== 'object' || data === null || typeof data.type !== 'string') return;
    if (data.type === 'act' && !ACTS.includes(data.act)) return;
    hear(data);
  };
  return {
    say: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}

/** A name that no other talk has. */
export function talkName(): string {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('');
}
