/** An IPv4 or IPv6 address as bytes, or undefined for what is none. Leading zeros are taken, as Go's ParseIPSloppy does. */
export function parseIp(text: string): readonly number[] | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d+$/.test(part))) return undefined;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function parseIpv6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groupsOf);
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...(tail ?? [])];
  return groups.flatMap((group) => [group >> 8, group & 0xff]);
}

function groupsOf(half: string): number[] | undefined {
  if (half === '') return [];
  const groups: number[] = [];
  const parts = half.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.') && index === parts.length - 1) {
      const bytes = parseIpv4(part);
      if (!bytes) return undefined;
      const [a = 0, b = 0, c = 0, d = 0] = bytes;
      groups.push((a << 8) | b, (c << 8) | d);
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return undefined;
      groups.push(Number.parseInt(part, 16));
    }
  }
  return groups;
}

/** `IPv4` or `IPv6`; '' for what is no address. */
export function ipFamily(text: string): 'IPv4' | 'IPv6' | '' {
  const bytes = parseIp(text);
  if (!bytes) return '';
  return bytes.length === 4 || isMapped(bytes) ? 'IPv4' : 'IPv6';
}

function isMapped(bytes: readonly number[]): boolean {
  return (
    bytes.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255
  );
}

/** As Go prints an address: no leading zeros, the longest run of zero groups left out. */
export function formatIp(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  if (isMapped(bytes)) return bytes.slice(12).join('.');
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0));
  let [start, length] = [-1, 1];
  for (let at = 0; at < 8; at += 1) {
    let run = 0;
    while (at + run < 8 && groups[at + run] === 0) run += 1;
    if (run > length) [start, length] = [at, run];
  }
  const hex = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  return start < 0 ? hex(groups) : `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`;
}

/** What is wrong with a text as an address. Models validation.IsValidIPForLegacyField. */
export function ipErrors(text: string): readonly string[] {
  const bytes = parseIp(text);
  if (!bytes) return ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'];
  if (hasLeadingZeros(text)) return ['must not have leading 0s'];
  return text.includes(':') && isMapped(bytes) ? ['must not be an IPv4-mapped IPv6 address'] : [];
}

function hasLeadingZeros(text: string): boolean {
  return /(^|\.|:)0\d+(\.|$)/.test(text) && text.includes('.');
}

/** What is wrong with a text as an address in its one form. Models validation.IsValidIP. */
export function strictIpErrors(text: string): readonly string[] {
  const errors = ipErrors(text);
  const canonical = formatIp(parseIp(text) ?? []);
  return errors.length > 0 || text === canonical ? errors : [`must be in canonical form ("${canonical}")`];
}

/** What is wrong with a text as a block of addresses. Models validation.IsValidCIDRForLegacyField. */
export function cidrErrors(text: string): readonly string[] {
  const block = parseCidr(text);
  if (!block) return ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'];
  const [address = '', bits = ''] = text.split('/');
  if (hasLeadingZeros(address) || /^0\d/.test(bits)) return ['must not have leading 0s in IP or prefix length'];
  if (address.includes(':') && isMapped(block.bytes)) return ['must not have an IPv4-mapped IPv6 address'];
  const beyond = block.bytes.some((byte, at) => (byte & ~maskOf(block.bits, at) & 0xff) !== 0);
  return beyond ? ['must not have bits set beyond the prefix length'] : [];
}

function maskOf(bits: number, at: number): number {
  const own = Math.min(8, Math.max(0, bits - 8 * at));
  return (0xff << (8 - own)) & 0xff;
}

/** What the server warns of in an address that is right. Models validation.GetWarningsForIP. */
export function ipWarnings(text: string, path: string): readonly string[] {
  const canonical = text.includes(':') ? formatIp(parseIp(text) ?? []) : text;
  if (canonical === text) return [];
  return [`${path}: IPv6 address "${text}" should be in RFC 5952 canonical format ("${canonical}")`];
}

/** What the server warns of in a block that is right. Models validation.GetWarningsForCIDR. */
export function cidrWarnings(text: string, path: string): readonly string[] {
  const [address = '', bits = ''] = text.split('/');
  const canonical = address.includes(':') ? `${formatIp(parseIp(address) ?? [])}/${bits}` : text;
  if (canonical === text) return [];
  return [`${path}: IPv6 CIDR value "${text}" should be in RFC 5952 canonical format ("${canonical}")`];
}

/** A block of addresses: its first bytes and how many bits they fix. */
export function parseCidr(text: string): { bytes: readonly number[]; bits: number } | undefined {
  const match = /^(.*)\/(\d{1,3})$/.exec(text);
  const bytes = match && parseIp(match[1] ?? '');
  const bits = Number(match?.[2]);
  return bytes && bits <= bytes.length * 8 ? { bytes, bits } : undefined;
}
