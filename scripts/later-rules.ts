import type { Plugin } from 'vite';

/** Leaves the rules of `moreRules.ts` out of the worker's first chunk: `rest.ts` brings them. */
export function laterRules(): Plugin {
  return {
    name: 'later-rules',
    load: {
      filter: { id: /src\/api\/laterRules\.ts$/ },
      handler: () => 'export const LATER = { rules: new Map() };',
    },
  };
}
