import { differences } from '../../../conformance/compare.mjs';
import { ask, type Verdict } from './ask';
import { alike, settle } from './settle';

/** Where our answer is not the real one. */
export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** A line whose answer is another one; `line` counts from 1. */
export interface Wrong {
  readonly line: number;
  readonly request: Verdict['request'];
  readonly differences: readonly Difference[];
}

/** What came out for a resource. */
export interface ResourceVerdict {
  readonly resource: string;
  readonly lines: number;
  readonly wrong: readonly Wrong[];
}

/** Asks each line of a resource's file. */
export function judge(resource: string, verdicts: readonly Verdict[]): ResourceVerdict {
  const wrong = verdicts.flatMap((verdict, index) => {
    const found = differenceOf(verdict);
    return found.length === 0 ? [] : [{ line: index + 1, request: verdict.request, differences: found }];
  });
  return { resource, lines: verdicts.length, wrong };
}

/** The first few places where our answer to a line differs; none where it is equal. */
export function differenceOf(verdict: Verdict): readonly Difference[] {
  try {
    const given = settle(ask(verdict), verdict.request.body);
    return differences(alike(verdict.answer), alike(given)).slice(0, 8);
  } catch (error) {
    return [
      { path: '', expected: verdict.answer.code, actual: error instanceof Error ? error.message : String(error) },
    ];
  }
}
