import type { Plain } from '../sim/plain';
import { type Simulation, StatefulComponent } from '../sim/simulation';

/** A part of a process that knows things only as long as the process runs. */
export interface Part {
  /** Begins, or begins again from nothing. */
  start(): void;
  /** Forgets everything that it learnt, and does nothing more. */
  stop(): void;
}

/**
 * A process of the control plane, such as kube-controller-manager. The occurrences `{type: 'stop'}` and `{type: 'start'}`
 * end it and bring it back: what it did not write to the API server is lost.
 */
export class Process extends StatefulComponent<{ running: boolean }> {
  /** `parts` stop in the reverse of the order in which they start. */
  constructor(
    name: string,
    private readonly sim: Simulation,
    private readonly parts: readonly Part[],
  ) {
    super(name, { running: true });
  }

  handle(what: Plain): void {
    const { type } = what as { type: string };
    if (type === 'start' && !this.state.running) this.start();
    else if (type === 'stop' && this.state.running) this.stop();
  }

  private start(): void {
    this.sim.cause = { kind: 'fault', what: `${this.name} was started` };
    this.state.running = true;
    for (const part of this.parts) part.start();
  }

  private stop(): void {
    this.state.running = false;
    for (const part of this.parts.toReversed()) part.stop();
  }
}
