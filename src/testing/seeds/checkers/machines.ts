import type { Pod } from '../../../api/generated/core/v1';
import type { Checker, Eye } from '../checker';
import { isOver } from '../pods';
import { runningContainers, runtimeOf } from './binding';

export const MACHINES: Checker = {
  name: 'machines',
  rule: 'once settled the machines run exactly the containers that the pods say run, and nothing of pods that are gone',
  watch: (eye) => ({
    settled: () => {
      const full = new Set(eye.world.machines.filter(({ kubelet }) => kubelet !== 'kwok').map(({ name }) => name));
      const running = runningContainers(eye);
      const changing = justChanged(eye);
      for (const { uid, name } of runtimeOf(eye).sandboxes.values()) {
        if (!eye.memory.livePods.has(uid)) eye.complain(`pod ${name} is gone and still has its network`);
      }
      for (const uid of running.keys()) {
        if (!eye.memory.livePods.has(uid)) eye.complain(`containers of pod ${uid} run, which is gone`);
      }
      for (const pod of eye.list<Pod>('pods')) {
        if (!full.has(pod.spec.nodeName ?? '') || isOver(pod) || changing.has(pod.metadata.uid)) continue;
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

/** A kubelet sees once a second what became of its containers, in milliseconds. */
const SEEN_AFTER_MS = 2_500;

/** Pods of which a container began or ended a moment ago: their kubelet may not have seen that yet. */
function justChanged(eye: Eye): Set<string> {
  const since = eye.cluster.now - SEEN_AFTER_MS;
  const containers = [...runtimeOf(eye).containers.values()];
  return new Set(containers.filter((one) => one.startedAt >= since || one.finishedAt >= since).map(({ uid }) => uid));
}
