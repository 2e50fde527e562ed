import { strFromU8 } from 'fflate';
import { CHECKSUM_BYTES, checksum } from '../checksum';
import { isDeeperThan } from '../depth';
import { inflate } from '../inflate';
import { MAX_DEPTH, MAX_INFLATED_BYTES } from '../limits';
import type { Unpacked } from './unpacked';

/** What is in the bytes of a link of format 1: `[checksum][JSON, deflated]`. */
export function unpackFirst(bytes: Uint8Array): Unpacked {
  const inflated = inflate(bytes.subarray(CHECKSUM_BYTES), MAX_INFLATED_BYTES);
  if (inflated.kind !== 'bytes') return inflated;
  if (!checksum(inflated.bytes).every((byte, index) => byte === bytes[index])) return { kind: 'broken' };
  const json = strFromU8(inflated.bytes);
  if (isDeeperThan(json, MAX_DEPTH)) return { kind: 'broken' };
  try {
    return { kind: 'value', value: JSON.parse(json) };
  } catch {
    return { kind: 'broken' };
  }
}
