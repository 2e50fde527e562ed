import { clockText, durationText } from '../words';

const KI = 1024;
const MI = KI * KI;
const GI = KI * MI;

/** `30Gi`, `700Mi`, `12Ki`: bytes as Kubernetes writes them, to a whole unit. */
export function memoryText(bytes: number): string {
  if (bytes >= GI && bytes % GI === 0) return `${bytes / GI}Gi`;
  if (bytes >= 10 * GI) return `${Math.floor((10 * bytes) / GI) / 10}Gi`;
  if (Math.abs(bytes) >= MI) return `${Math.floor(bytes / MI)}Mi`;
  return bytes === 0 ? '0' : `${Math.floor(bytes / KI)}Ki`;
}

/** `2`, `500m`: thousandths of a CPU. */
export function cpuText(milli: number): string {
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
}

/** `3 s`, `2 min`; less than a second as that. */
export function ranText(ms: number): string {
  return ms < 1000 ? '0 s' : durationText(Math.round(ms / 1000));
}

/** `02:41.3`: cluster time to a tenth. */
export function momentText(ms: number): string {
  return `${clockText(ms)}.${Math.floor(Math.max(0, ms) / 100) % 10}`;
}
