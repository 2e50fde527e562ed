import type { HttpReply, HttpRequest } from './http';

/** The place of those who are no part of the cluster: its users. Machines have names, this is none of them. */
export const OUTSIDE = 'outside';

/** What became of one connection and what it went through: uids, '' where it did not get so far. */
export interface Passage {
  readonly reply: HttpReply;
  readonly ingress: string;
  readonly service: string;
  readonly pod: string;
  /** `host path` of the rule of an Ingress that it matched. */
  readonly route: string;
  /** The endpoint that was chosen last, if one was. */
  readonly chosen?: Chosen;
}

/** An endpoint that was chosen: `10.244.1.5:8080`, out of how many, and how long it took to answer, if it did. */
export interface Chosen {
  readonly endpoint: string;
  readonly choices: number;
  readonly answerMs: number;
}

/** The choice of an endpoint, with what it replied. */
export function chosenOf(address: string, port: number, choices: number, reply: HttpReply): Chosen {
  return { endpoint: `${address}:${port}`, choices, answerMs: reply.kind === 'answer' ? reply.latencyMs : 0 };
}

/** A connection that never got as far as a Service. */
export function straight(reply: HttpReply): Passage {
  return { reply, ingress: '', service: '', pod: '', route: '' };
}

/** What a name leads to. `canonical` is the name that has the addresses, after CNAMEs. */
export type NameAnswer =
  | { readonly kind: 'addresses'; readonly canonical: string; readonly addresses: readonly string[] }
  /** The name is known, but not for what was asked. */
  | { readonly kind: 'no-data' }
  | { readonly kind: 'nxdomain' };

/** How a process on a machine reaches others. */
export interface Dialer {
  /** Looks a name up as resolv.conf of a pod in `namespace` says: search list, ndots 5. Models the cluster's CoreDNS. */
  resolve(namespace: string, name: string): NameAnswer;
  /**
   * A TCP connection from a machine (or from OUTSIDE) to an address, which may be a Service's, with one HTTP request;
   * `null` asks only whether somebody listens.
   */
  connect(machine: string, address: string, port: number, request: HttpRequest | null): Passage;
}

/** A passage through the edge of the cluster, which may try again elsewhere. */
export interface EdgePassage extends Passage {
  /** How many tries have failed, this one counted. */
  readonly tries: number;
  /** The try came to nothing, and the next one begins so much later: call `pass` again then. */
  readonly againAfterMs?: number;
  /** If the answering container is gone before its answer is, call `pass` again with one try more. */
  readonly againOnReset: boolean;
}

/** Where users come in whose requests are told apart by host and path: an Ingress controller. */
export interface Edge {
  /** Where its hosts' names lead. */
  readonly address: string;
  /** Does it have rules for that host? */
  serves(host: string): boolean;
  pass(request: HttpRequest, tries: number): EdgePassage;
}
