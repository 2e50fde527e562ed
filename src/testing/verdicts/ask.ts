import { groupVersionOf, kindByKind } from '../../api/scheme';
import type { ApiRequest, ApiResponse } from '../../engine/apiserver/request';
import { bareApi } from '../../engine/cluster';

/** A line of conformance/verdicts: what is there first, what is asked, and what a real API server answered. */
export interface Verdict {
  readonly setup?: readonly Readonly<Record<string, unknown>>[];
  readonly request: {
    readonly method: ApiRequest['method'];
    readonly path: string;
    readonly contentType?: string;
    readonly body: unknown;
  };
  readonly answer: Answer;
}

/** A code, the texts of the `Warning` headers, and a `Status` or an object. */
export interface Answer {
  readonly code: number;
  readonly warnings?: readonly string[];
  readonly body: unknown;
}

/** What our API server says to it. Throws where what should be there first is refused. */
export function ask({ setup = [], request }: Pick<Verdict, 'setup' | 'request'>): Answer {
  const { api } = bareApi();
  const send = (method: ApiRequest['method'], target: string, body: unknown, contentType?: string): ApiResponse => {
    const [path = '', text = ''] = target.split('?');
    const terms = text
      .split('&')
      .filter(Boolean)
      .map((term) => term.split('=') as [string, string?]);
    const query = Object.fromEntries(terms.map(([key, value = '']) => [key, decodeURIComponent(value)]));
    return api.handle({ method, path, query, body, contentType, user: 'kubernetes-admin', actor: 'unknown' });
  };
  for (const object of setup) {
    const made = send('POST', collectionOf(object), object);
    if (made.code !== 201) throw new Error(`the setup is refused: ${JSON.stringify(made.body)}`);
  }
  return send(request.method, request.path, request.body, request.contentType);
}

function collectionOf({ apiVersion, kind: word }: Readonly<Record<string, unknown>>): string {
  const kind = kindByKind(String(apiVersion), String(word));
  if (!kind) throw new Error(`nothing serves ${String(word)}`);
  const root = kind.group ? `/apis/${groupVersionOf(kind)}` : '/api/v1';
  return kind.namespaced ? `${root}/namespaces/default/${kind.plural}` : `${root}/${kind.plural}`;
}
