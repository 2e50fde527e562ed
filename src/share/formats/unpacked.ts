/** What is in a link's bytes: a value that nobody has looked at yet, or why there is none. */
export type Unpacked =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'broken' | 'too-large' | 'too-new' };
