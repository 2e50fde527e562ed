/** What an eviction said of the pod that had to go, in bytes. */
export interface EvictionFacts {
  readonly usedBytes: number;
  readonly overBytes: number;
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
};
const CONTAINER = /Container (\S+) was using (\d+)(Ki|Mi|Gi|k|M|G|), request is (\d+)(Ki|Mi|Gi|k|M|G|),/g;

/** Reads the kubelet's message: `Container c was using 300Mi, request is 100Mi, ...`. Undefined where it says nothing of use. */
export function evictionFacts(message: string): EvictionFacts | undefined {
  let usedBytes = 0;
  let askedBytes = 0;
  let found = false;
  for (const [, , used = '', usedUnit = '', asked = '', askedUnit = ''] of message.matchAll(CONTAINER)) {
    found = true;
    usedBytes += Number(used) * (UNITS[usedUnit] ?? 1);
    askedBytes += Number(asked) * (UNITS[askedUnit] ?? 1);
  }
  return found ? { usedBytes, overBytes: usedBytes - askedBytes } : undefined;
}

/** `700Mi`, whole. */
export function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)}Mi`;
}
