/** A number, or a percentage such as `25%`. */
export type IntOrString = number | string;

/**
 * The number that is meant, a percentage being of `total`, rounded up or down.
 * Models intstr.GetScaledValueFromIntOrPercent; throws its words.
 */
export function scaledValue(value: IntOrString, total: number, round: 'up' | 'down'): number {
  if (typeof value === 'number') return value;
  if (!value.endsWith('%')) {
    throw new Error('invalid value for IntOrString: invalid type: string is not a percentage');
  }
  const number = value.slice(0, -1);
  if (!/^[-+]?\d+$/.test(number)) {
    throw new Error(
      `invalid value for IntOrString: invalid value ${JSON.stringify(value)}: strconv.Atoi: parsing ${JSON.stringify(number)}: invalid syntax`,
    );
  }
  const scaled = (Number(number) * total) / 100;
  return round === 'up' ? Math.ceil(scaled) : Math.floor(scaled);
}
