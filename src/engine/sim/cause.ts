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
  /** Of a timer or a fault: because of what it was set; never a timer itself. */
  readonly after?: Cause;
}

/** The cause of what a timer will do that is set now, because of `cause`. */
export function timerAfter(cause: Cause, what: string): Cause {
  const after = cause.kind === 'timer' ? cause.after : cause;
  return after ? { kind: 'timer', what, after } : { kind: 'timer', what };
}

export const START: Cause = { kind: 'start' };
