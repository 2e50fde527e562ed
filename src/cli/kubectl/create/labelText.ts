import { fail } from '../failure';

/** `app=web,tier=front` as labels. Models generate.ParseLabels. */
export function parseLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const pair of text.split(',')) {
    const parts = pair.split('=');
    const [key = '', value] = parts;
    if (parts.length !== 2 || value === undefined) return fail(`unexpected label spec: ${pair}`);
    if (key === '') return fail('unexpected empty label key');
    labels[key] = value;
  }
  return labels;
}
