/** Made by scripts/model-words.ts at build time. */
declare module 'virtual:explain-words' {
  const words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  export default words;
}
