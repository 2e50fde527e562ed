/**
 * A set of paths into an object, in the form of FieldsV1: keys are path elements (`f:spec`, `k:{"name":"web"}`,
 * `v:"value"`). A node without children is in the set itself; one with children is if it has the key `.`.
 */
export interface FieldSet {
  readonly [element: string]: FieldSet;
}

export const EMPTY_SET: FieldSet = {};

const SELF = '.';

/** Whether nothing is in the set. */
export function isEmptySet(set: FieldSet): boolean {
  for (const _ in set) return false;
  return true;
}

function isMember(node: FieldSet): boolean {
  return node[SELF] !== undefined || isEmptySet(node);
}

/** A node with these children; undefined when it would be nothing at all. */
function node(member: boolean, children: Record<string, FieldSet>): FieldSet | undefined {
  if (isEmptySet(children)) return member ? EMPTY_SET : undefined;
  return member ? { [SELF]: EMPTY_SET, ...children } : children;
}

function elements(...sets: readonly FieldSet[]): string[] {
  return [...new Set(sets.flatMap((set) => Object.keys(set)))].filter((element) => element !== SELF).sort();
}

type Combine = (inFirst: boolean, inSecond: boolean) => boolean;

function combined(
  a: FieldSet | undefined,
  b: FieldSet | undefined,
  combine: Combine,
  root: boolean,
): FieldSet | undefined {
  const children: Record<string, FieldSet> = {};
  for (const element of elements(a ?? EMPTY_SET, b ?? EMPTY_SET)) {
    const child = combined(a?.[element], b?.[element], combine, false);
    if (child) children[element] = child;
  }
  const member = !root && combine(a !== undefined && isMember(a), b !== undefined && isMember(b));
  return node(member, children);
}

/** What is in either. */
export function union(a: FieldSet, b: FieldSet): FieldSet {
  return combined(a, b, (first, second) => first || second, true) ?? EMPTY_SET;
}

/** What is in both. */
export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  return combined(a, b, (first, second) => first && second, true) ?? EMPTY_SET;
}

/** What is in the first alone. */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  return combined(a, b, (first, second) => first && !second, true) ?? EMPTY_SET;
}

/** Collects paths into a set. */
export class SetBuilder {
  private readonly root: Record<string, Record<string, unknown>> = {};
  private any = false;

  /** Puts one path in. */
  add(path: readonly string[]): void {
    if (path.length === 0) return;
    this.any = true;
    let at: Record<string, unknown> = this.root;
    for (const element of path) at = (at[element] ??= {}) as Record<string, unknown>;
    at[SELF] = EMPTY_SET;
  }

  /** The set; a member without children is an empty node. */
  build(): FieldSet {
    return this.any ? simplified(this.root as unknown as FieldSet) : EMPTY_SET;
  }
}

function simplified(set: FieldSet): FieldSet {
  const names = Object.keys(set);
  if (names.length === 1 && names[0] === SELF) return EMPTY_SET;
  const result: Record<string, FieldSet> = {};
  for (const name of names.sort()) result[name] = name === SELF ? EMPTY_SET : simplified(set[name] as FieldSet);
  return result;
}

/** The paths in the set as people read them (`.spec.containers[name="web"].image`): at each level its members come first. */
export function pathsOf(set: FieldSet, prefix = ''): string[] {
  const names = elements(set);
  const members = names.filter((name) => isMember(set[name] as FieldSet)).map((name) => prefix + pathElement(name));
  const below = names.flatMap((name) => pathsOf(set[name] as FieldSet, prefix + pathElement(name)));
  return [...members, ...below];
}

/** One element of a path: `.spec`, `[name="web"]`, `[="value"]`. */
export function pathElement(element: string): string {
  const rest = element.slice(2);
  if (element.startsWith('f:')) return `.${rest}`;
  if (element.startsWith('v:')) return `[=${rest}]`;
  const keys = JSON.parse(rest) as Record<string, unknown>;
  return `[${Object.entries(keys)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join(',')}]`;
}
