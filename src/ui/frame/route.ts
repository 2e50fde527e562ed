import { openScenarioAddress, type ScenarioAddress } from '../../share/address';

/** Where the address leads: its fragment says it all, so that the built files work from any folder of a server. */
export type Route =
  | { readonly to: 'home' }
  /** The person's own cluster. */
  | { readonly to: 'mine' }
  /** A session that this browser keeps. */
  | { readonly to: 'kept'; readonly slot: string }
  | ({ readonly to: 'scenario' } & ScenarioAddress)
  /** `fragment` is the whole of it, as share/link.ts reads it. */
  | { readonly to: 'link'; readonly fragment: string }
  /** `fragment` is the whole of it, as share/yamlLink.ts reads it. */
  | { readonly to: 'yaml'; readonly fragment: string };

/** `#s=...` is a link, `#y=...` and `#yaml=...` one with YAML, `#scenario=node-loss` a bundled world, `#mine` one's own, `#kept=...` an earlier session; everything else is home. */
export function routeOf(hash: string): Route {
  const fragment = hash.replace(/^#/, '');
  if (fragment.startsWith('s=')) return { to: 'link', fragment };
  if (/^(y|yaml)=/.test(fragment)) return { to: 'yaml', fragment };
  const address = openScenarioAddress(fragment);
  if (address) return { to: 'scenario', ...address };
  const slot = /^kept=([a-z0-9-]{1,60})$/.exec(fragment)?.[1];
  if (slot !== undefined) return { to: 'kept', slot };
  return { to: fragment === 'mine' ? 'mine' : 'home' };
}
