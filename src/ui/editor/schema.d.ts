/** Made by scripts/editor-schema.ts at build time. */
declare module 'virtual:editor-schema' {
  const schema: Record<string, unknown>;
  export default schema;
}
