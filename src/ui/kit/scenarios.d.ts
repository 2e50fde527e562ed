/** Made by scripts/scenarios.ts at build time. */
declare module 'virtual:scenarios' {
  export const LOADERS: Readonly<Record<string, () => Promise<import('../../protocol/scenario').Scenario>>>;
}
