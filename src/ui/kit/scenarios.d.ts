/** Made by scripts/scenarios.ts at build time. */
declare module 'virtual:scenarios' {
  /** By name, each a chunk of its own. */
  export const LOADERS: Readonly<Record<string, () => Promise<import('../../protocol/scenario').Scenario>>>;
}

declare module 'virtual:scenario-cards' {
  /** Those that are listed, in their order, with the stills of where they open and of their moments. */
  const shelf: readonly {
    readonly card: import('../../protocol/scenario').ScenarioCard;
    readonly opens: import('../../mirror/still').Still;
    readonly moments: readonly import('../../mirror/still').Still[];
  }[];
  export default shelf;
}
