import { copyState } from '../engine/cluster';
import type { Change } from '../engine/etcd/etcd';
import type { Decision } from '../protocol/trace';

interface ChronicleState {
  /** Writes in their order, in pieces of `PIECE`; a full piece never changes. */
  pieces: (readonly Change[])[];
  tail: Change[];
  /** Of what is too old for the pieces: births, and what people and faults did. */
  old: Change[];
  /** By uid of the pod: the latest decision of each type about it, the latest last. */
  decisions: Map<string, Decision>;
}

const PIECE = 512;
const MAX_PIECES = 16;
const MAX_OLD = 20_000;
const MAX_DECISIONS = 2_000;

/** Who wrote what because of what, and what was decided: the trace that every "why" is answered from. */
export class Chronicle {
  private state: ChronicleState = { pieces: [], tail: [], old: [], decisions: new Map() };

  note(change: Change): void {
    const { state } = this;
    state.tail.push(change);
    if (state.tail.length < PIECE) return;
    state.pieces.push(state.tail);
    state.tail = [];
    if (state.pieces.length > MAX_PIECES) this.age(state.pieces.shift() ?? []);
  }

  decided(decision: Decision): void {
    const { decisions } = this.state;
    const key = `${decision.type} ${decision.pod}`;
    decisions.delete(key);
    decisions.set(key, decision);
    if (decisions.size > MAX_DECISIONS) decisions.delete(decisions.keys().next().value ?? '');
  }

  /** The latest decision of a type about a pod. */
  decision<T extends Decision['type']>(type: T, pod: string): Extract<Decision, { type: T }> | undefined {
    return this.state.decisions.get(`${type} ${pod}`) as Extract<Decision, { type: T }> | undefined;
  }

  /** All writes that are remembered, oldest first. */
  all(): Change[] {
    const { pieces, tail, old } = this.state;
    return [...old, ...pieces.flat(), ...tail];
  }

  save(): unknown {
    return copyState(this.state);
  }

  load(saved: unknown): void {
    this.state = copyState(saved as ChronicleState);
  }

  private age(piece: readonly Change[]): void {
    const { old } = this.state;
    for (const change of piece) {
      const began = change.type === 'ADDED' && !/^(events|leases)/.test(change.resource);
      if (began || change.cause.kind === 'command' || change.cause.kind === 'fault') old.push(change);
    }
    if (old.length > MAX_OLD) old.splice(0, old.length - MAX_OLD / 2);
  }
}
