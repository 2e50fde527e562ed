/** A block of IPv4 addresses as numbers: the network's own address first. */
export interface Range {
  readonly first: number;
  readonly size: number;
}

/** `10.96.0.0/12` as numbers. */
export function rangeOf(cidr: string): Range {
  const slash = cidr.indexOf('/');
  const first = addressNumber(cidr.slice(0, slash));
  if (first === undefined) throw new Error(`${cidr} is no block of IPv4 addresses`);
  const size = 2 ** (32 - Number(cidr.slice(slash + 1)));
  return { first: first - (first % size), size };
}

/** `10.96.0.1` as a number, undefined when it is no IPv4 address. */
export function addressNumber(ip: string): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(ip);
  if (!match) return undefined;
  let number = 0;
  for (const part of match.slice(1)) {
    if (Number(part) > 255) return undefined;
    number = number * 256 + Number(part);
  }
  return number;
}

/** The address of a number. */
export function addressAt(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}
