import type { Container, Pod } from '../../../api/generated/core/v1';
import type { KubeletDoor } from '../../kubelet/door';
import type { Answer, Call } from '../call';
import { badRequest, failure, internal } from '../refusal';
import { existing } from '../update';

/** What `exec` answers: a connection that has already said all it will. */
export interface ExecResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** How long the command ran, in milliseconds of cluster time. */
  readonly durationMs: number;
}

function allContainers({ spec }: Pod): Container[] {
  return [...(spec.initContainers ?? []), ...spec.containers, ...((spec.ephemeralContainers ?? []) as Container[])];
}

/** The container meant; the only one when none is named. Models registry/core/pod, LogLocation. */
function containerOf(pod: Pod, asked: string | undefined): string {
  const { name } = pod.metadata;
  if (asked) {
    if (allContainers(pod).some((container) => container.name === asked)) return asked;
    throw badRequest(`container ${asked} is not valid for pod ${name}`);
  }
  const [only, ...others] = pod.spec.containers;
  if (only && others.length === 0) return only.name;
  const choose = `choose one of: [${pod.spec.containers.map((container) => container.name).join(' ')}]`;
  const init = (pod.spec.initContainers ?? []).map((container) => container.name).join(' ');
  const orInit = init ? ` or one of the init containers: [${init}]` : '';
  throw badRequest(`a container name must be specified for pod ${name}, ${choose}${orInit}`);
}

/** `words` say what could not be done, before the reason. */
function kubeletOf(call: Call, pod: Pod, words: (address: string) => string): KubeletDoor {
  const { nodeName } = pod.spec;
  const kubelet = nodeName ? call.server.options.kubelet(nodeName) : undefined;
  if (kubelet) return kubelet;
  const address = `${nodeAddress(call, nodeName ?? '')}:10250`;
  throw internal(`${words(address)}: dial tcp ${address}: connect: no route to host`);
}

function nodeAddress(call: Call, nodeName: string): string {
  const node = call.server.etcd.get('nodes', nodeName) as
    | { status?: { addresses?: { type: string; address: string }[] } }
    | undefined;
  return node?.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? nodeName;
}

/** GET .../pods/x/log: the body is text. */
export function log(call: Call): Answer {
  const pod = existing(call) as unknown as Pod;
  const { query } = call;
  const container = containerOf(pod, query.container);
  if (!pod.spec.nodeName) return { body: '' };
  const { name, namespace = '', uid = '' } = pod.metadata;
  const number = (text: string | undefined) => (text === undefined || text === '' ? undefined : Number(text));
  const url = (address: string) => `Get "https://${address}/containerLogs/${namespace}/${name}/${container}"`;
  const answer = kubeletOf(call, pod, url).logs({ namespace, name, uid }, container, {
    previous: query.previous === 'true',
    tailLines: number(query.tailLines),
    sinceSeconds: number(query.sinceSeconds),
    sinceTime: query.sinceTime,
    timestamps: query.timestamps === 'true',
    limitBytes: number(query.limitBytes),
  });
  if (answer.ok) return { body: answer.text };
  throw failure(
    answer.code,
    answer.code === 400 ? 'BadRequest' : answer.code === 404 ? 'NotFound' : '',
    answer.message,
  );
}

/** POST or GET .../pods/x/exec: runs a command to its end. Commands of several words are joined by NUL in `command`. */
export function exec(call: Call): Answer {
  const pod = existing(call) as unknown as Pod;
  const container = containerOf(pod, call.query.container);
  if (pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') {
    throw badRequest(`cannot exec into a container in a completed pod; current phase is ${pod.status.phase}`);
  }
  if (!pod.spec.nodeName) throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
  const { name, namespace = '', uid = '' } = pod.metadata;
  const command = (call.query.command ?? '').split('\0');
  const answer = kubeletOf(call, pod, () => 'error dialing backend').exec({ namespace, name, uid }, container, command);
  if (!answer.ok) throw failure(answer.code, answer.code === 404 ? 'NotFound' : 'BadRequest', answer.message);
  const { stdout, stderr, exitCode, durationMs } = answer;
  return { body: { stdout, stderr, exitCode, durationMs } satisfies ExecResult };
}
