import type { Pod } from '../../../api/generated/core/v1';
import type { Checker } from '../checker';
import { isOver } from '../pods';
import { runningContainers, runtimeOf } from './binding';

export const MACHINES: Checker = {
  name: 'machines',
  rule: 'once settled the machines run exactly the containers that the pods say run, and nothing of pods that are gone',
  watch: (eye) => ({
    settled: () => {
      const full = new Set(eye.world.machines.filter(({ kubelet }) => kubelet !== 'kwok').map(({ name }) => name));
      const running = runningContainers(eye);
      for (const { uid, name } of runtimeOf(eye).sandboxes.values()) {
        if (!eye.memory.livePods.has(uid)) eye.complain(`pod ${name} is gone and still has its network`);
      }
      for (const uid of running.keys()) {
        if (!eye.memory.livePods.has(uid)) eye.complain(`containers of pod ${uid} run, which is gone`);
      }
      for (const pod of eye.list<Pod>('pods')) {
        if (!full.has(pod.spec.nodeName ?? '') || isOver(pod)) continue;
        const told = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])]
          .filter(({ state }) => state?.running)
          .map(({ name }) => name);
        const real = running.get(pod.metadata.uid) ?? [];
        if (told.sort().join() !== [...real].sort().join()) {
          eye.complain(
            `pod ${pod.metadata.name} says that ${told.join() || 'nothing'} runs, really ${real.join() || 'nothing'}`,
          );
        }
      }
    },
  }),
};
