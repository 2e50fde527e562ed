import type { KubernetesObject } from '../../api/meta/object';
import { groupResourceOf } from '../../api/scheme';
import { findKind } from '../../cli/kubectl/discovery';
import type { Change } from '../../engine/etcd/etcd';
import type { MachineSpec, WorldSpec } from '../../protocol/session';
import { Stage } from '../answers/stage';
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

const BETWEEN_COMMANDS_MS = 100;

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
  private readonly stage: Stage;
  private readonly names: Named[] = [];

  constructor(
    private readonly scenario: Scenario,
    seed: number,
  ) {
    this.stage = new Stage(scenarioWorld(scenario), seed, scenario.files, (cluster) =>
      cluster.observe((change) => this.note(change)),
    );
  }

  tell(): Recording {
    const steps: RecordedStep[] = [];
    try {
      this.stage.awaitNamespace();
      for (const step of this.scenario.steps) {
        if ('run' in step) steps.push(this.run(step.run));
        else if ('sleep' in step) {
          this.stage.sleep(durationMs(step.sleep));
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

  private run(run: string): RecordedStep {
    const step = { run, ...this.stage.run(run) };
    this.stage.sleep(BETWEEN_COMMANDS_MS);
    return step;
  }

  private look(resources: readonly string[]): Record<string, unknown[]> {
    return Object.fromEntries(resources.map((word) => [word, this.list(word)]));
  }

  private list(word: string): KubernetesObject[] {
    const kind = findKind(word);
    if (!kind) return [];
    const { namespaced } = kind;
    const objects = this.stage.cluster.etcd.list(groupResourceOf(kind), namespaced ? 'default' : '');
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
