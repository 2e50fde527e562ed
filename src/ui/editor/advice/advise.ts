import type { Parsed, Written } from '../manifest';
import type { Advice, Rule, Scene } from './rule';

/** An advice, whose rule it is of, and the document that it is about. */
export interface Given {
  readonly rule: Rule;
  readonly written: Written;
  readonly advice: Advice;
}

/** Of one file: nobody follows more than these at once. */
const ADVICE_AT_MOST = 99;
const DOCUMENTS_AT_MOST = 200;

/** What could be better in a file, in the order of its lines. */
export function giveAdvice(rules: readonly Rule[], file: Parsed, scene: Scene): Given[] {
  const given: Given[] = [];
  for (const written of file.documents.slice(0, DOCUMENTS_AT_MOST)) {
    const broken = written.document.errors.length > 0;
    for (const rule of rules) {
      if ((broken || written.kind === '') && !rule.readsBroken) continue;
      for (const advice of rule.find(written, scene)) given.push({ rule, written, advice });
    }
  }
  return given.sort((one, other) => one.advice.span.start - other.advice.span.start).slice(0, ADVICE_AT_MOST);
}
