/** How a quantity was written, which is how it is printed again. */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

/** An exact amount in billionths. Models apimachinery resource.Quantity, which keeps nine decimal places. */
export interface Quantity {
  readonly nano: bigint;
  readonly format: QuantityFormat;
}

const FORMAT_WRONG = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const SUFFIX_WRONG = "unable to parse quantity's suffix";

const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL_EXPONENTS: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const DECIMAL_SUFFIXES = new Map(Object.entries(DECIMAL_EXPONENTS).map(([suffix, exponent]) => [exponent, suffix]));
const NANO = 1_000_000_000n;
const MAX_NANO = ((1n << 63n) - 1n) * NANO;
const SHAPE = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/;

/** The amount that a text says, or why it says none, in the words of ParseQuantity. */
export function readQuantity(text: string): { quantity: Quantity } | { error: string } {
  if (text === '') return { error: FORMAT_WRONG };
  const match = SHAPE.exec(text);
  if (!match) return { error: FORMAT_WRONG };
  const [, sign = '', whole = '', fraction = '', suffix = ''] = match;
  const scale = scaleOf(suffix);
  if (!scale) return { error: SUFFIX_WRONG };
  const digits = BigInt(`${whole}${fraction}` || '0');
  const exact = roundedUp(digits * scale.factor, scale.exponent - fraction.length);
  const magnitude = scale.factor === 1n && whole.length + fraction.length <= 18 ? exact : capped(exact);
  const tiny = scale.format === 'BinarySI' && magnitude < NANO && magnitude > 0n;
  return { quantity: { nano: sign === '-' ? -magnitude : magnitude, format: tiny ? 'DecimalSI' : scale.format } };
}

/** The amount that a text says; throws what ParseQuantity returns when it says none. */
export function parseQuantity(text: string): Quantity {
  const read = readQuantity(text);
  if ('error' in read) throw new Error(read.error);
  return read.quantity;
}

function scaleOf(suffix: string): { factor: bigint; exponent: number; format: QuantityFormat } | undefined {
  const decimal = DECIMAL_EXPONENTS[suffix];
  if (decimal !== undefined) return { factor: 1n, exponent: decimal, format: 'DecimalSI' };
  const binary = BINARY_SUFFIXES.indexOf(suffix);
  if (binary > 0) return { factor: 1n << BigInt(binary * 10), exponent: 0, format: 'BinarySI' };
  const match = /^[eE]([-+]?\d+)$/.exec(suffix);
  return match ? { factor: 1n, exponent: Number(match[1]), format: 'DecimalExponent' } : undefined;
}

/** `digits * 10^exponent` in billionths; what is smaller than one is rounded away from zero. */
function roundedUp(digits: bigint, exponent: number): bigint {
  const power = Math.min(exponent + 9, 40);
  if (power >= 0) return digits * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(Math.min(-power, 400));
  return (digits + divisor - 1n) / divisor;
}

function capped(nano: bigint): bigint {
  return nano > MAX_NANO ? MAX_NANO : nano;
}

/** How Go's Quantity prints: the largest suffix without a fraction. */
export function formatQuantity({ nano, format }: Quantity): string {
  if (nano === 0n) return '0';
  const small = nano > -1024n * NANO && nano < 1024n * NANO;
  if (format === 'BinarySI' && !small && nano % NANO === 0n) {
    const { mantissa, times } = withoutFactors(nano / NANO, 1024n);
    return `${mantissa}${BINARY_SUFFIXES[times]}`;
  }
  const { mantissa, times } = withoutFactors(nano, 10n);
  const exponent = Math.floor((times - 9) / 3) * 3;
  const number = mantissa * 10n ** BigInt(times - 9 - exponent);
  if (format === 'DecimalExponent') return exponent === 0 ? `${number}` : `${number}e${exponent}`;
  return `${number}${DECIMAL_SUFFIXES.get(exponent) ?? ''}`;
}

function withoutFactors(value: bigint, base: bigint): { mantissa: bigint; times: number } {
  let mantissa = value;
  let times = 0;
  while (mantissa % base === 0n) {
    mantissa /= base;
    times += 1;
  }
  return { mantissa, times };
}

/** The text as the server stores it: rounded up to thousandths, then canonical. Models SetDefaults_ResourceList. */
export function canonicalResource(text: string): string {
  const quantity = parseQuantity(text);
  return formatQuantity({ ...quantity, nano: roundUpTo(quantity.nano, 1_000_000n) });
}

/** The text in canonical form, with all its decimal places. */
export function canonicalQuantity(text: string): string {
  return formatQuantity(parseQuantity(text));
}

function roundUpTo(nano: bigint, unit: bigint): bigint {
  const rest = nano % unit;
  if (rest === 0n) return nano;
  return nano > 0n ? nano - rest + unit : nano - rest - unit;
}

/**
 * The text that a decoded quantity prints: the one given where Go keeps it, else the canonical one.
 * Models ParseQuantity, which remembers a text that looks canonical already.
 */
export function canonicalOrCached(text: string, quantity: Quantity): string {
  const match = /^[+-]?0*(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/.exec(text);
  if (!match) return formatQuantity(quantity);
  const [, whole = '', fraction = '', suffix = ''] = match;
  const digits = (whole || '0') + fraction;
  if (quantity.format === 'BinarySI') {
    const short = fraction === '' && digits.length + BINARY_SUFFIXES.indexOf(suffix) * 3 < 15;
    return short && BigInt(digits) % 8n !== 0n ? text : formatQuantity(quantity);
  }
  const scale = (scaleOf(suffix)?.exponent ?? 0) - fraction.length;
  const kept = digits.length <= 18 && scale >= -9 && scale % 3 === 0;
  return kept && !digits.endsWith('000') && !digits.startsWith('0') ? text : formatQuantity(quantity);
}

/** -1, 0 or 1. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  if (a.nano === b.nano) return 0;
  return a.nano < b.nano ? -1 : 1;
}

/** The sum, printed as `a` is (as `b` when `a` is zero). */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  return { nano: a.nano + b.nano, format: a.nano === 0n ? b.format : a.format };
}

/** The difference, printed as `a` is (as `b` when `a` is zero). */
export function subtractQuantities(a: Quantity, b: Quantity): Quantity {
  return { nano: a.nano - b.nano, format: a.nano === 0n ? b.format : a.format };
}

/** A canonical text without the allocations of bigint: `100m`, `2`, `64Mi`; NaN when the text is of another make. */
function simpleAmount(text: string, unitPerOne: number): number {
  let value = 0;
  let at = 0;
  for (; at < text.length && at < 12; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  if (at === 0) return Number.NaN;
  if (at === text.length) return value * unitPerOne;
  const suffix = text.slice(at);
  if (suffix === 'm') return Math.ceil((value * unitPerOne) / 1000);
  const binary = BINARY_SUFFIXES.indexOf(suffix);
  const factor = binary > 0 ? 2 ** (binary * 10) : DECIMAL_FACTORS[suffix];
  const amount = factor === undefined ? Number.NaN : value * factor * unitPerOne;
  return amount <= Number.MAX_SAFE_INTEGER ? amount : Number.NaN;
}

const DECIMAL_FACTORS: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };

/** Thousandths, rounded up: what the scheduler counts CPU in. Throws on what is no quantity. */
export function milliOf(text: string): number {
  const simple = simpleAmount(text, 1000);
  return Number.isNaN(simple) ? Number(roundUpTo(parseQuantity(text).nano, 1_000_000n) / 1_000_000n) : simple;
}

/** Whole units, rounded up: bytes of memory, counts of pods. Throws on what is no quantity. */
export function unitsOf(text: string): number {
  const simple = simpleAmount(text, 1);
  return Number.isNaN(simple) ? Number(roundUpTo(parseQuantity(text).nano, NANO) / NANO) : simple;
}

/** A CPU amount as Kubernetes prints it: `250m`, `2`. */
export function formatMilli(milli: number): string {
  return formatQuantity({ nano: BigInt(milli) * 1_000_000n, format: 'DecimalSI' });
}

/** An amount of bytes as Kubernetes prints it: `64Mi`. */
export function formatBytes(bytes: number): string {
  return formatQuantity({ nano: BigInt(bytes) * NANO, format: 'BinarySI' });
}
