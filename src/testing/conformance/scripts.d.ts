declare module '*/compare.mjs' {
  export function compare(golden: unknown, steps: unknown[]): import('./report').StepVerdict[];
}
declare module '*/normalize.mjs' {
  export function normalize(recording: unknown, source: string, options?: { placement?: boolean }): unknown[];
}
