import { createStore } from 'zustand/vanilla';

/** Somebody wants a pod to be on another machine, which Kubernetes has no verb for; `x` and `y` are where they look, in client px. */
export interface MoveRequest {
  /** uid */
  readonly pod: string;
  readonly x: number;
  readonly y: number;
}

export const moveRequest = createStore<{ readonly asked: MoveRequest | undefined }>(() => ({ asked: undefined }));

export function askToMove(asked: MoveRequest | undefined): void {
  moveRequest.setState({ asked });
}
