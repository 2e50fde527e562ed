/** A good first manifest of a kind. In its text, ‹web› is a name that stands in several places and is typed once. */
export interface Starter {
  readonly kind: string;
  readonly apiVersion: string;
  readonly text: string;
}

/** A starter; the first lines are written from its kind. */
export function starter(apiVersion: string, kind: string, rest: string): Starter {
  return { kind, apiVersion, text: `apiVersion: ${apiVersion}\nkind: ${kind}\n${rest.trimStart()}` };
}
