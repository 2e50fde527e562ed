import { fail } from '../failure';

/** Arguments of `label`, `annotate` and their like: what they name, and the changes `a=b` and `c-`. */
export interface Pairs {
  readonly resources: readonly string[];
  readonly changes: readonly string[];
}

/** Tells names from changes. Models cmdutil.GetResourcesAndPairs. */
export function splitPairs(args: readonly string[], what: string): Pairs {
  const resources: string[] = [];
  const changes: string[] = [];
  for (const word of args) {
    const isChange = (word.includes('=') && !word.startsWith('=')) || (word.endsWith('-') && word !== '-');
    if (isChange) changes.push(word);
    else if (changes.length === 0) resources.push(word);
    else fail(`all resources must be specified before ${what} changes: ${word}`);
  }
  return { resources, changes };
}
