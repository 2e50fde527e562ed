/** A request on its way to one address. */
export interface HttpRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The address it seems to come from. */
  readonly from: string;
}

/**
 * What became of a connection: an answer after `latencyMs`, a refusal (nobody listens), no route (`EHOSTUNREACH`),
 * or silence (the packets are lost; the caller's patience decides).
 */
export type HttpReply =
  | {
      readonly kind: 'answer';
      readonly code: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly latencyMs: number;
      /** The container that answers, `<pod uid>/<container>/<restart>`: if it is gone before the answer is, the connection is reset. */
      readonly server: string;
    }
  | { readonly kind: 'refused' }
  | { readonly kind: 'no-route' }
  /** Whoever waits as long as `noRouteAfterMs` is told that there is no route: nobody answered the kernel's question for the neighbour. */
  | { readonly kind: 'silence'; readonly noRouteAfterMs?: number };

/** Whoever has an address: the runtime answers for its containers. Code, not state: it is wired at construction. */
export interface Server {
  /** A TCP connection to `port` with one HTTP request; `null` asks only whether the port is open. */
  connect(address: string, port: number, request: HttpRequest | null): HttpReply;
  /** Is the container that gave this reply still running? */
  alive(server: string): boolean;
}
