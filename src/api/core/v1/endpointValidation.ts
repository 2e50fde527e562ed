import { parseIp } from '../../meta/addresses';
import { type FieldError, invalid } from '../../meta/fieldError';

/** Adds that an address is none that traffic may be sent to. Models ValidateEndpointIP. */
export function validateEndpointIp(address: string, path: string, errors: FieldError[]): void {
  const bytes = parseIp(address);
  if (!bytes) {
    errors.push(invalid(path, address, 'must be a valid IP address'));
    return;
  }
  for (const words of specialAddress(bytes, address)) errors.push(invalid(path, address, words));
}

function specialAddress(bytes: readonly number[], address: string): readonly string[] {
  const [a = 0, b = 0, c = 0] = bytes;
  const v4 = bytes.length === 4;
  const zero = bytes.every((byte) => byte === 0);
  if (zero) return [`may not be unspecified (${address})`];
  const one = !v4 && bytes.every((byte, at) => byte === (at === 15 ? 1 : 0));
  if (v4 ? a === 127 : one) return ['may not be in the loopback range (127.0.0.0/8, ::1/128)'];
  if (v4 ? a === 169 && b === 254 : a === 0xfe && (b & 0xc0) === 0x80) {
    return ['may not be in the link-local range (169.254.0.0/16, fe80::/10)'];
  }
  if (v4 ? a === 224 && b === 0 && c === 0 : a === 0xff && (b & 0x0f) === 0x02) {
    return ['may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'];
  }
  return [];
}
