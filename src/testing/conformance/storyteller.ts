import { type ExplainWords, makeExplainWords } from '../../../scripts/model-words';
import type { KubernetesObject } from '../../api/meta/object';
import { groupResourceOf } from '../../api/scheme';
import { createCli } from '../../cli/cli';
import { FULL_TOOLBOX } from '../../cli/fullToolbox';
import { findKind } from '../../cli/kubectl/discovery';
import type { FieldWords } from '../../cli/kubectl/explain/words';
import { Cluster, type ClusterOptions } from '../../engine/cluster';
import type { Change } from '../../engine/etcd/etcd';
import type { MachineSpec, WorldSpec } from '../../protocol/session';
import { durationMs, type Scenario } from './scenario';

export type RecordedStep =
  | { readonly run: string; readonly exitCode: number; readonly stdout: string; readonly stderr: string }
  | { readonly sleep: string }
  | { readonly observe: Record<string, unknown[]> };

interface Named {
  readonly kind: string;
  readonly name: string;
  readonly generateName?: string;
  readonly ownerKind?: string;
  readonly ownerName?: string;
}

/** What the simulated cluster answered to a story, in the form that normalize.mjs reads. */
export interface Recording {
  readonly steps: RecordedStep[];
  readonly names: Named[];
  /** Where the story had to be broken off, and why. */
  readonly broken?: string;
}

/** The recorder typed `kubectl --namespace default ...`: that shows in what kubectl makes and in what it refuses. */
const createCommandLine: ClusterOptions['createCommandLine'] = (host) =>
  createCli({ ...host, toolbox: () => FULL_TOOLBOX, fieldWords, kubectlFlags: ['--namespace', 'default'] });
/** What `kubectl explain` says, read from the models when first asked. */
let explained: ExplainWords | undefined;
const fieldWords: FieldWords = (struct, field) => {
  explained ??= makeExplainWords();
  return explained[struct]?.[field];
};

/** A waiting command that goes on for longer than this of cluster time is interrupted. */
const LONGEST_COMMAND_MS = 1_800_000;
const BETWEEN_COMMANDS_MS = 100;
const TERMINAL = 'story';

/** The world behind a scenario: three full nodes, or the kwok nodes that it names. */
export function scenarioWorld(scenario: Pick<Scenario, 'nodes'>): WorldSpec {
  const full: MachineSpec[] = ['node-1', 'node-2', 'node-3'].map((name) => ({
    name,
    cpu: '4',
    memory: '8Gi',
    pods: 110,
    kubelet: 'full',
  }));
  const kwok = scenario.nodes?.map((node): MachineSpec => ({ ...node, kubelet: 'kwok' }));
  return { name: 'conformance', machines: kwok ?? full, addons: [], generators: [], bare: true };
}

/** Tells a scenario to a fresh cluster. */
export function tell(scenario: Scenario, seed: number): Recording {
  const story = new Story(scenario, seed);
  return story.tell();
}

class Story {
  private readonly cluster: Cluster;
  private readonly names: Named[] = [];
  private stdout = '';
  private stderr = '';
  private exitCode = -1;

  constructor(
    private readonly scenario: Scenario,
    seed: number,
  ) {
    this.cluster = new Cluster({ seed, world: scenarioWorld(scenario), createCommandLine });
    this.cluster.observe((change) => this.note(change));
    this.cluster.populate();
    this.cluster.commandLine.onOutput = ({ kind, text, exitCode }) => {
      if (kind === 'stdout') this.stdout += text;
      else if (kind === 'stderr') this.stderr += text;
      else if (kind === 'exit') this.exitCode = exitCode ?? 0;
    };
  }

  tell(): Recording {
    const steps: RecordedStep[] = [];
    try {
      this.awaitNamespace();
      for (const step of this.scenario.steps) {
        if ('run' in step) steps.push(this.run(step.run));
        else if ('sleep' in step) {
          this.cluster.advance(this.cluster.now + durationMs(step.sleep));
          steps.push({ sleep: step.sleep });
        } else if ('observe' in step) steps.push({ observe: this.look(step.observe) });
      }
    } catch (error) {
      return {
        steps,
        names: this.names,
        broken: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
    }
    return { steps, names: this.names };
  }

  private awaitNamespace(): void {
    const { etcd } = this.cluster;
    while (!etcd.get('serviceaccounts', 'default/default') || !etcd.get('configmaps', 'default/kube-root-ca.crt')) {
      if (this.cluster.now > 60_000) throw new Error('namespace default never got its ServiceAccount');
      this.cluster.advance(this.cluster.now + 100);
    }
    this.cluster.advance(Math.max(this.cluster.now, 5_000));
    this.forgetEvents();
  }

  /** A story's namespace is fresh: what the nodes said while they came up is told in another one. */
  private forgetEvents(): void {
    const path = '/api/v1/namespaces/default/events';
    this.cluster.api.handle({ method: 'DELETE', path, user: 'kubernetes-admin', actor: 'story' });
  }

  private run(run: string): RecordedStep {
    this.stdout = '';
    this.stderr = '';
    this.exitCode = -1;
    const { commandLine } = this.cluster;
    const deadline = this.cluster.now + LONGEST_COMMAND_MS;
    this.cluster.perform({ type: 'exec', terminal: TERMINAL, line: run, files: this.scenario.files });
    while (commandLine.running(TERMINAL) && this.cluster.now < deadline && this.cluster.stepOccurrence());
    if (commandLine.running(TERMINAL)) this.cluster.perform({ type: 'interrupt', terminal: TERMINAL });
    const step = { run, exitCode: this.exitCode, stdout: this.stdout, stderr: this.stderr };
    this.cluster.advance(this.cluster.now + BETWEEN_COMMANDS_MS);
    return step;
  }

  private look(resources: readonly string[]): Record<string, unknown[]> {
    return Object.fromEntries(resources.map((word) => [word, this.list(word)]));
  }

  private list(word: string): KubernetesObject[] {
    const kind = findKind(word);
    if (!kind) return [];
    const { namespaced } = kind;
    const objects = this.cluster.etcd.list(groupResourceOf(kind), namespaced ? 'default' : '');
    return objects.filter((object) => this.concerns(word, object, namespaced));
  }

  private concerns(word: string, object: KubernetesObject, namespaced: boolean): boolean {
    const { name } = object.metadata;
    if (word === 'configmaps' && name === 'kube-root-ca.crt') return false;
    if (word === 'serviceaccounts' && name === 'default') return false;
    if (word === 'events') return (object as { involvedObject?: { kind?: string } }).involvedObject?.kind !== 'Node';
    if (namespaced || word === 'nodes') return true;
    return this.scenario.source.includes(name) || (word === 'namespaces' && name === 'default');
  }

  private note({ type, object }: Change): void {
    if (type !== 'ADDED' || object.metadata.namespace !== 'default') return;
    const owner = object.metadata.ownerReferences?.find(({ controller }) => controller);
    const { generateName } = object.metadata;
    this.names.push({
      kind: object.kind,
      name: object.metadata.name,
      ...(generateName ? { generateName } : {}),
      ...(owner ? { ownerKind: owner.kind, ownerName: owner.name } : {}),
    });
  }
}
