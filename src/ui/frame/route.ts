/** Where the address leads: its fragment says it all, so that the built files work from any folder of a server. */
export type Route =
  | { readonly to: 'home' }
  /** The person's own cluster. */
  | { readonly to: 'mine' }
  | { readonly to: 'scenario'; readonly name: string }
  /** `fragment` is the whole of it, as share/link.ts reads it. */
  | { readonly to: 'link'; readonly fragment: string };

/** `#s=...` is a link, `#scenario=node-loss` a bundled world, `#mine` one's own; everything else is home. */
export function routeOf(hash: string): Route {
  const fragment = hash.replace(/^#/, '');
  if (fragment.startsWith('s=')) return { to: 'link', fragment };
  const name = /^scenario=([a-z0-9-]{1,60})$/.exec(fragment)?.[1];
  if (name !== undefined) return { to: 'scenario', name };
  return { to: fragment === 'mine' ? 'mine' : 'home' };
}
