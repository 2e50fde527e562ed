/**
 * What tells a pod from its siblings: its name without its owner's (`web-7d9c6b8f4-4vmzd` of `web-7d9c6b8f4` is `4vmzd`), or
 * the whole name when it does not begin with the owner's.
 */
export function podSuffix(name: string, owner = ''): string {
  return owner !== '' && name.startsWith(`${owner}-`) && name.length > owner.length + 1
    ? name.slice(owner.length + 1)
    : name;
}

/**
 * A pod's name without the hash of its template: `thumbs-5f6c9d7b4-k7w2n` of ReplicaSet `thumbs-5f6c9d7b4` is `thumbs-…-k7w2n`.
 * `owner` is the name of a ReplicaSet that a Deployment made, or ''.
 */
export function podShortName(name: string, owner = ''): string {
  const suffix = podSuffix(name, owner);
  const workload = owner.slice(0, Math.max(0, owner.lastIndexOf('-')));
  return suffix === name || workload === '' ? name : `${workload}-…-${suffix}`;
}

/** A name of at most `length` characters whose end is never cut: `thumbs-…-k7w2n`. */
export function shortened(name: string, length: number): string {
  if (name.length <= length) return name;
  const end = name.slice(name.lastIndexOf('-'));
  const tail = end.length > 1 && end.length < length - 2 ? end : name.slice(name.length - Math.ceil(length / 2));
  return `${name.slice(0, Math.max(1, length - tail.length - 1))}…${tail}`;
}
