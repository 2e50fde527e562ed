import type { Program } from '../program';

const ENTRIES: readonly (readonly [string, string])[] = [
  ['kubectl apply -f FILE', 'make the cluster want what a file of the editor says'],
  ['kubectl get pods', 'list objects; also -o wide, -o yaml, -l app=web, -w to watch'],
  ['kubectl describe pod NAME', "an object's story, with its events"],
  ['kubectl scale deployment NAME --replicas=5', 'run more or fewer pods'],
  ['kubectl set image deployment/NAME CONTAINER=IMAGE', 'start a rolling update'],
  ['kubectl rollout status|history|undo deployment/NAME', 'follow an update, or take it back'],
  ['kubectl logs POD', "what a pod's container wrote; -f follows"],
  ['kubectl delete pod NAME', 'delete an object'],
  ['kubectl drain NODE --ignore-daemonsets', 'empty a node'],
  ['kubectl --help', 'all verbs; kubectl VERB --help tells more'],
  ['A && B', 'run B when A went well; A || B when it did not, A; B in any case'],
  ['clear', 'wipe the terminal'],
  ['help', 'this list'],
];

/** Says what can be typed. */
export const help: Program = {
  name: 'help',
  description: 'says what can be typed',
  run({ out }) {
    const width = Math.max(...ENTRIES.map(([line]) => line.length));
    out(ENTRIES.map(([line, meaning]) => `  ${line.padEnd(width)}   ${meaning}\n`).join(''));
    out('\nTab completes, the arrow keys go through the history, Ctrl-C ends a waiting command.\n');
    return { exit: 0 };
  },
};
