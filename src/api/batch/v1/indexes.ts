/** How many indexes a text such as `0-3,5` names. Models validateIndexesFormat; throws its words. */
export function indexesIn(text: string, completions: number): number {
  if (text === '') return 0;
  let total = 0;
  let last = -1;
  for (const part of text.split(',')) {
    const [from, to] = interval(part, completions);
    if (last >= from) throw new Error(`non-increasing order, previous: ${last}, current: ${from}`);
    total += to - from + 1;
    last = to;
  }
  return total;
}

function interval(part: string, completions: number): [number, number] {
  const limits = part.split('-');
  if (limits.length > 2) {
    const words = "violates the requirement that an index interval can have at most two parts separated by '-'";
    throw new Error(`the fragment "${part}" ${words}`);
  }
  const [from = 0, to = from] = limits.map((limit) => index(limit, completions));
  if (limits.length === 2 && from >= to) throw new Error(`non-increasing order, previous: ${from}, current: ${to}`);
  return [from, to];
}

function index(text: string, completions: number): number {
  if (!/^[-+]?\d+$/.test(text)) throw new Error(`cannot convert string to integer for index: "${text}"`);
  if (Number(text) >= completions) throw new Error(`too large index: "${text}"`);
  return Number(text);
}
