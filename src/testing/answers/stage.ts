import { type ExplainWords, makeExplainWords } from '../../../scripts/model-words';
import { createCli } from '../../cli/cli';
import { FULL_TOOLBOX } from '../../cli/fullToolbox';
import type { FieldWords } from '../../cli/kubectl/explain/words';
import { Cluster, type ClusterOptions } from '../../engine/cluster';
import { SHELL } from '../../engine/shell';
import type { WorldSpec } from '../../protocol/session';

/** What a command printed, and how it ended. */
export interface Printed {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The recorder's context names the scenario's namespace. */
const createCommandLine: ClusterOptions['createCommandLine'] = (host) =>
  createCli({ ...host, toolbox: () => FULL_TOOLBOX, fieldWords, contextNamespace: 'default' });
/** What `kubectl explain` says, read from the models when first asked. */
let explained: ExplainWords | undefined;
const fieldWords: FieldWords = (struct, field) => {
  explained ??= makeExplainWords();
  return explained[struct]?.[field];
};

/** A waiting command that goes on for longer than this of cluster time is interrupted. */
const LONGEST_COMMAND_MS = 1_800_000;
const TERMINAL = 'story';

/** A fresh cluster to which a story is told: commands one after the other, and time between them. */
export class Stage {
  readonly cluster: Cluster;
  private stdout = '';
  private stderr = '';
  private exitCode = -1;

  /** `watch` is called before anything happens, to observe the cluster from its first moment. */
  constructor(
    world: WorldSpec,
    seed: number,
    private readonly files: Readonly<Record<string, string>>,
    watch: (cluster: Cluster) => void,
  ) {
    this.cluster = new Cluster({ seed, world, shell: () => SHELL, createCommandLine });
    watch(this.cluster);
    this.cluster.populate();
    this.cluster.commandLine.onOutput = ({ kind, text, exitCode }) => {
      if (kind === 'stdout') this.stdout += text;
      else if (kind === 'stderr') this.stderr += text;
      else if (kind === 'exit') this.exitCode = exitCode ?? 0;
    };
  }

  /** Waits until the namespace `default` is as fresh as a story begins in. */
  awaitNamespace(): void {
    const { etcd } = this.cluster;
    while (!etcd.get('serviceaccounts', 'default/default') || !etcd.get('configmaps', 'default/kube-root-ca.crt')) {
      if (this.cluster.now > 60_000) throw new Error('namespace default never got its ServiceAccount');
      this.cluster.advance(this.cluster.now + 100);
    }
    this.cluster.advance(Math.max(this.cluster.now, 5_000));
    this.forgetEvents();
  }

  /** Lets the clock run, in milliseconds of cluster time. */
  sleep(delayMs: number): void {
    this.cluster.advance(this.cluster.now + delayMs);
  }

  /** Types a line and lets it run to its end. */
  run(line: string): Printed {
    this.stdout = '';
    this.stderr = '';
    this.exitCode = -1;
    const { commandLine } = this.cluster;
    const deadline = this.cluster.now + LONGEST_COMMAND_MS;
    this.cluster.perform({ type: 'exec', terminal: TERMINAL, line, files: this.files });
    while (commandLine.running(TERMINAL) && this.cluster.now < deadline && this.cluster.stepOccurrence());
    if (commandLine.running(TERMINAL)) this.cluster.perform({ type: 'interrupt', terminal: TERMINAL });
    return { exitCode: this.exitCode, stdout: this.stdout, stderr: this.stderr };
  }

  /** A story's namespace is fresh: what the nodes said while they came up is told in another one. */
  private forgetEvents(): void {
    const path = '/api/v1/namespaces/default/events';
    this.cluster.api.handle({ method: 'DELETE', path, user: 'kubernetes-admin', actor: 'story' });
  }
}
