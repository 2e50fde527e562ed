declare module '*/compare.mjs' {
  export function compare(golden: unknown, steps: unknown[]): import('./report').StepVerdict[];
  export function differences(
    expected: unknown,
    actual: unknown,
    path?: string,
  ): { path: string; expected: unknown; actual: unknown }[];
}
declare module '*/normalize.mjs' {
  export function normalize(recording: unknown, source: string, options?: { placement?: boolean }): unknown[];
}
