import type { KeptTabs } from '../../mirror/kept';
import type { Scenario } from '../../protocol/scenario';
import { ENGINE_VERSION, type Session } from '../../protocol/session';

/** The person's own cluster. */
export const OWN = 'own';
/** Which slot this browser tab works in: it outlives a reload, and not the tab. */
const TAB_COPY = 'drydock.copy';

/** A slot that nobody used yet. */
export function freshSlot(kind: 'copy' | 'before' | 'file'): string {
  const chance = Math.floor(Math.random() * 36 ** 4);
  return `${kind}-${Date.now().toString(36)}${chance.toString(36).padStart(4, '0')}`;
}

/** A short name for a link: the same link, the same slot. */
export function slotOfLink(fragment: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < fragment.length; index++) {
    hash = Math.imul(hash ^ fragment.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `copy-${hash.toString(36)}-${fragment.length}`;
}

/** The address of a slot. */
export function fragmentOfSlot(slot: string): string {
  return slot === OWN ? 'mine' : `kept=${slot}`;
}

/** The slot that this browser tab works in, beside the person's own. */
export function tabSlot(): string | null {
  try {
    return sessionStorage.getItem(TAB_COPY);
  } catch {
    return null;
  }
}

/** Remembers it; nothing stands for the person's own. */
export function setTabSlot(slot: string | undefined): void {
  try {
    if (slot === undefined) sessionStorage.removeItem(TAB_COPY);
    else sessionStorage.setItem(TAB_COPY, slot);
  } catch {
    // A reload then opens the link again.
  }
}

/** A scenario as it comes, before anybody does anything in it. */
export function freshSession({ name, start }: Scenario): Session {
  return { engine: ENGINE_VERSION, seed: 1, scenario: name, log: start };
}

/** The files that a session was worked with: the scenario's, as commands were given them last. */
export function tabsOf(session: Session, scenario: Scenario): KeptTabs {
  const texts = new Map(Object.entries(scenario.files));
  for (const { command } of session.log) {
    if (command.type !== 'exec') continue;
    for (const [name, text] of Object.entries(command.files ?? {})) texts.set(name, text);
  }
  const files = [...texts].map(([name, text]) => ({ name, text }));
  return { files, active: files[0]?.name ?? '' };
}
