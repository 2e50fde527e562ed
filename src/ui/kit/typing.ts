import { workspace } from './workspace';

/** Whether keys belong to a text: then single letters are nobody else's. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && /^(radio|checkbox|button)$/.test(target.type)) return false;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return target.closest('[role="textbox"], .xterm') !== null;
}

/** Whether a dialog or a menu has the keys. One that was asked for and is still on its way has them already. */
export function isDialogOpen(): boolean {
  return (
    workspace.getState().dialog !== undefined ||
    document.querySelector('[role="dialog"][data-state="open"], [role="menu"]') !== null
  );
}

/** Gives the focus to what came a while after it was asked for, unless the person has gone to a text meanwhile. */
export function takeFocus(element: HTMLElement | null): void {
  if (!isTyping(document.activeElement)) element?.focus({ preventScroll: true });
}
