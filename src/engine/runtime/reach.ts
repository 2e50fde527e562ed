import type { HttpReply, HttpRequest } from '../network/http';
import type { Dialer, NameAnswer } from '../network/passage';
import type { RuntimeState, Sandbox } from './container';

/** A connection that a process wants. */
export interface Connection {
  readonly address: string;
  readonly port: number;
  readonly request: HttpRequest | null;
}

/** What a name leads to, asked from a pod: its own host name, or what DNS says. */
export function resolveFrom(dialer: Dialer | undefined, sandbox: Sandbox, name: string): NameAnswer {
  if (name === sandbox.hostname) return { kind: 'addresses', canonical: name, addresses: [sandbox.address] };
  return dialer?.resolve(sandbox.namespace, name) ?? { kind: 'nxdomain' };
}

/** A connection from a pod; 127.0.0.1 is the pod itself. */
export function connectFrom(
  dialer: Dialer | undefined,
  sandbox: Sandbox,
  { address, port, request }: Connection,
): HttpReply {
  const target = address.startsWith('127.') ? sandbox.address : address;
  return dialer ? dialer.connect(sandbox.node, target, port, request).reply : { kind: 'silence' };
}

/** Can a pod reach `db:5432`, and how long does it take, in milliseconds? */
export function reaches(
  dialer: Dialer | undefined,
  sandbox: Sandbox,
  target: string,
): { readonly ok: boolean; readonly latencyMs: number } {
  const [name = '', port = '80'] = target.split(':');
  const found = resolveFrom(dialer, sandbox, name);
  const address = found.kind === 'addresses' ? found.addresses[0] : undefined;
  if (!address) return { ok: false, latencyMs: 1 };
  const reply = connectFrom(dialer, sandbox, { address, port: Number(port), request: null });
  return { ok: reply.kind === 'answer', latencyMs: reply.kind === 'answer' ? reply.latencyMs : 1 };
}

/** Is the container `<pod uid>/<container>/<restart>` running? */
export function isAlive({ ofPod, containers }: RuntimeState, server: string): boolean {
  const [uid = '', name, restart] = server.split('/');
  for (const id of ofPod.get(uid) ?? []) {
    const container = containers.get(id);
    if (container?.name === name && String(container?.restart) === restart) return container?.state === 'running';
  }
  return false;
}
