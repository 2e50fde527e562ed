import type { Fault } from '../fault';

/** Of what makes a session come out the same: checkpoints, chance and links. */
export const REPLAYING: readonly Fault[] = [
  {
    name: 'workqueue-checkpoint',
    mistake: 'not in the checkpoint',
    wrong: 'A queue does not save how long its keys are in work, and keeps that of the future after a rewind.',
    file: 'engine/client/workQueue.ts',
    find: `    return copyState(this.state);
  }

  load(saved: unknown): void {
    this.state = copyState(saved as WorkQueueState);`,
    replace: `    const { busyUntil: _ofThisMoment, ...kept } = this.state;
    return copyState(kept);
  }

  load(saved: unknown): void {
    this.state = { ...copyState(saved as WorkQueueState), busyUntil: this.state.busyUntil };`,
  },
  {
    name: 'simulation-chance',
    mistake: 'not in the checkpoint',
    wrong: 'A rewind does not rewind the streams of chance.',
    file: 'engine/sim/simulation.ts',
    find: '    this.positions = new Map(saved.positions);\n',
    replace: '',
  },
  {
    name: 'checkpoint-sets',
    mistake: 'shared with the checkpoint',
    wrong: 'A checkpoint shares the Sets within Maps with the cluster that goes on.',
    file: 'engine/sim/plain.ts',
    find: 'first instanceof Map || first instanceof Set || Array.isArray(first)',
    replace: 'first instanceof Map || Array.isArray(first)',
  },
  {
    name: 'link-spacing',
    mistake: 'a step is forgotten',
    wrong: 'A link does not carry whether requests come evenly or by chance.',
    file: 'share/reader.ts',
    find: "...(spacing === undefined ? {} : { spacing: spacing as 'even' | 'poisson' }),",
    replace: '',
  },
];
