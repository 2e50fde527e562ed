/** Is that the query of an embedded cluster? */
export function isEmbedded(search: string): boolean {
  return new URLSearchParams(search).has('embed');
}
