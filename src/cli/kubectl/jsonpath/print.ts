import { goValue } from '../../../api/meta/goFormat';
import { goJson, goJsonIndented } from '../output/json';
import { isObject } from '../output/value';

/** What a part of a template found, as text: objects and lists as JSON, several results with a blank between. */
export function printResults(results: readonly unknown[]): string {
  return results.map(printValue).join(' ');
}

/** The same for `-o jsonpath-as-json`. */
export function printResultsAsJson(results: readonly unknown[]): string {
  return `${goJsonIndented(results)}\n`;
}

function printValue(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) || isObject(value) ? goJson(value) : goValue(value);
}
