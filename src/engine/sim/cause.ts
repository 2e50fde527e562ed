/**
 * Why something happens: the link from any write back to the keystroke that began it.
 * - `start`: the world came up; - `command`: `ref` is the command's number in the session's log;
 * - `write`: `ref` is the etcd revision that was observed; - `timer`: a deadline passed; - `fault`: something broke.
 */
export interface Cause {
  readonly kind: 'start' | 'command' | 'write' | 'timer' | 'fault';
  readonly ref?: number;
  /** A word for people: the command typed, the timer's name, the fault. */
  readonly what?: string;
}

export const START: Cause = { kind: 'start' };
