import type { Answers } from '../../../protocol/messages';
import type { Change } from '../edits';
import { type Manifest, type Path, type Span, spanOf, type Written } from '../manifest';

/** What advice is given about: all documents of the editor's files, and what the cluster has. */
export interface Scene {
  readonly written: readonly Written[];
  /** Of the files, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Without what `written` says of the same objects anew. */
  readonly live: readonly Manifest[];
  /** Empty while nothing is known of the cluster. */
  readonly images: Answers['known']['images'];
}

/** One way to follow an advice. */
export interface Fix {
  readonly title: string;
  readonly changes: readonly Change[];
}

/** Something that could be better in a document, and where. */
export interface Advice {
  readonly span: Span;
  /** What is so, of this very document. */
  readonly what: string;
  readonly fixes: readonly Fix[];
}

/** A rule of good practice: a pure function of a document and what is around it. */
export interface Rule {
  /** Under which it can be silenced. */
  readonly name: string;
  readonly title: () => string;
  /** What it matters, for somebody who does not know yet. */
  readonly why: () => string;
  readonly find: (one: Written, scene: Scene) => readonly Advice[];
  /** Also looks at documents that cannot be read. */
  readonly readsBroken?: true;
}

/** An advice about a field. */
export function adviceAt(one: Written, path: Path, what: string, fixes: readonly Fix[] = []): Advice {
  return { span: spanOf(one, path, 'key'), what, fixes };
}

/** A fix that sets one field. */
export function setting(title: string, { index }: Written, path: Path, value: unknown): Fix {
  return { title, changes: [{ document: index, path, set: value }] };
}

/** A fix that takes one field away. */
export function removing(title: string, { index }: Written, path: Path): Fix {
  return { title, changes: [{ document: index, path, remove: true }] };
}

/** Objects of a kind, those of the files before those of the cluster; of one namespace, if it is given. */
export function objectsOf({ written, live }: Scene, kinds: readonly string[], namespace?: string): readonly Manifest[] {
  return [...written, ...live].filter(
    (one) => kinds.includes(one.kind) && (namespace === undefined || one.namespace === namespace),
  );
}
