import type { Fault } from '../fault';

/** Of the kubelet and the container runtime. */
export const KUBELET: readonly Fault[] = [
  {
    name: 'kubelet-sandbox',
    mistake: 'stale data',
    wrong: 'After a power cut the kubelet believes in the sandboxes it had, and starts containers without a network.',
    file: 'engine/kubelet/podWork.ts',
    find: "const sandbox = work.sandbox === 'none' ? 'none' : 'lost';",
    replace: 'const { sandbox } = work;',
  },
  {
    name: 'kubelet-back-off',
    mistake: 'counted wrongly',
    wrong: 'The back-off of a container that crashes never grows: it is started anew every ten seconds.',
    file: 'engine/kubelet/backOff.ts',
    find: 'Math.min(LONGEST_MS, known.delayMs * 2)',
    replace: 'Math.min(LONGEST_MS, known.delayMs)',
  },
  {
    name: 'kubelet-readiness',
    mistake: 'stale data',
    wrong: 'A container that was ready once stays so, whatever its readiness probe finds.',
    file: 'engine/kubelet/prober.ts',
    find: '{ ...known, probedReady: passed }',
    replace: '{ ...known, probedReady: known.probedReady || passed }',
  },
  {
    name: 'runtime-power-cut',
    mistake: 'a step is forgotten',
    wrong: 'Containers live on through a power cut of their machine.',
    file: 'engine/runtime/runtime.ts',
    find: "for (const { id, state } of this.containersOf(sandbox.uid)) if (state === 'running') this.processes.vanish(id);",
    replace: '',
  },
];
