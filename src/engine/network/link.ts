/** How packets fare between two places: lost, or later by `delayMs` one way. */
export interface Link {
  readonly cut: boolean;
  readonly delayMs: number;
}

export const OPEN: Link = { cut: false, delayMs: 0 };

/** The name of the link between two places, whichever is named first. */
export function linkKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
