import type { Playground } from '../../mirror/playground';
import type { Look } from '../../share/address';
import { keyOf } from '../canvas/stageObject';
import { workspace } from '../kit/workspace';

/** A link to what is shown, and what a person may want to know of it. */
export interface MadeLink {
  readonly address: string;
  /** Cluster time in milliseconds. */
  readonly at: number;
  readonly hash: string;
  /** Nothing was done in the scenario: the link only names it. */
  readonly isScenario: boolean;
}

/** What the person chose. */
export interface LinkWishes {
  readonly readOnly: boolean;
  /** With the view and what is selected. */
  readonly look: boolean;
}

/** A link to this moment of the open cluster. Throws what can be said to the person where there is none. */
export async function makeLink(playground: Playground, { readOnly, look: wantsLook }: LinkWishes): Promise<MadeLink> {
  const [{ session, at }, { hash }, { linkOf }, { scenarioFragment }] = await Promise.all([
    playground.ask<'session'>({ type: 'session' }),
    playground.ask<'hash'>({ type: 'hash' }),
    import('../../share/link'),
    import('../../share/address'),
  ]);
  const { view, selected } = workspace.getState();
  const seen: Look = wantsLook ? { view, ...(selected && { selected: keyOf(selected) }) } : {};
  const look: Look = { ...seen, ...(readOnly && { readOnly }) };
  const { scenario } = playground;
  const untouched = session.seed === 1 && JSON.stringify(session.log) === JSON.stringify(scenario?.start);
  const here = (fragment: string) => `${location.href.split('#')[0]?.replace(/\?embed.*/, '')}#${fragment}`;
  if (untouched) {
    const fragment = scenarioFragment({ scenario: session.scenario, at, look });
    return { address: here(fragment), at, hash, isScenario: true };
  }
  const link = linkOf({ session, at }, look);
  if (!link.ok) throw new Error(link.message);
  return { address: here(link.fragment), at, hash, isScenario: false };
}

/** Copies a text; false where the browser does not let a page do that. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
