import { useEffect } from 'react';
import type { Playground } from '../../mirror/playground';
import { objectOf } from '../canvas/stageObject';
import { comfort } from '../kit/comfort';
import { isDialogOpen, isTyping } from '../kit/typing';
import { askWhy, closeWhy, focusPane, focusStage, select, stopPresenting, workspace } from '../kit/workspace';
import { stopFollowing } from '../stage/following';
import { VIEWS } from '../stage/views';
import { nextSpeed } from './speeds';

/** Keys that a control under the focus takes for itself. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (event.key === ' ' || event.key === 'Enter') return target.closest('button, a, [role="tab"], summary') !== null;
  if (event.key === 'Home' || event.key === 'End')
    return target.closest('[role="separator"], [role="tablist"]') !== null;
  return false;
}

function nextMark({ mirror }: Playground, direction: 1 | -1): number | undefined {
  const { marks, foreseen, bookmarks, now } = mirror.getState();
  const told = [...marks, ...foreseen].filter((mark) => mark.kind !== 'event');
  const times = [...told, ...bookmarks].map((mark) => mark.at);
  return direction === 1
    ? times.filter((at) => at > now + 1).sort((one, other) => one - other)[0]
    : times.filter((at) => at < now - 1).sort((one, other) => other - one)[0];
}

/** Chords of Ctrl (or Cmd) and Alt: what they do with time. */
function chord(playground: Playground, event: KeyboardEvent): (() => void) | undefined {
  const { history } = playground;
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (key === 'z') return event.shiftKey ? () => history.redo() : () => history.undo();
    return key === 'y' ? () => history.redo() : undefined;
  }
  // With Alt some keyboards write another letter: the key's place tells.
  if (event.altKey && event.code === 'Period') return () => playground.step(1, 'decision');
  if (event.altKey && event.code === 'Comma') return () => playground.step(-1, 'decision');
  return undefined;
}

function present(): void {
  if (workspace.getState().presenting) stopPresenting();
  else workspace.setState({ presenting: true });
}

/** Asks about what has the focus on the stage, or is selected, or whatever is the matter. */
function why(): void {
  const key = document.activeElement?.closest('#stage [data-key]')?.getAttribute('data-key');
  askWhy((key && objectOf(key)) || workspace.getState().selected || 'anything');
}

function actions(playground: Playground): Record<string, () => void> {
  const { mirror } = playground;
  const toMark = (direction: 1 | -1) => {
    const at = nextMark(playground, direction);
    if (at !== undefined) playground.seek(at);
  };
  return {
    ' ': () => playground.togglePlay(),
    '.': () => playground.step(1),
    ',': () => playground.step(-1),
    '>': () => toMark(1),
    '<': () => toMark(-1),
    '[': () => playground.setSpeed(nextSpeed(playground.speed, -1)),
    ']': () => playground.setSpeed(nextSpeed(playground.speed, 1)),
    Home: () => playground.seek(0),
    End: () => playground.seek(mirror.getState().horizon),
    ...Object.fromEntries(VIEWS.map(({ key, name }) => [key, () => workspace.setState({ view: name })])),
    f: () => playground.history.fork(),
    F: () => playground.history.fork(),
    m: () => workspace.setState({ dialog: 'bookmark' }),
    M: () => workspace.setState({ dialog: 'bookmark' }),
    p: present,
    P: present,
    '/': () => workspace.setState({ filtering: true }),
    '?': () => workspace.setState({ dialog: 'keys' }),
    w: why,
    W: why,
    e: () => focusPane('editor'),
    E: () => focusPane('editor'),
    '`': () => focusPane('terminal'),
    Escape: () => {
      if (workspace.getState().why) closeWhy();
      else if (workspace.getState().selected) select(undefined);
      else if (workspace.getState().following) stopFollowing(playground);
      else if (mirror.getState().lockstep) playground.history.lockstep(undefined);
      focusStage();
    },
  };
}

/** The page's single-key commands (visual.md, 14); they rest while a text field has the focus or a dialog is open. */
export function useKeys(playground: Playground): void {
  useEffect(() => {
    const act = actions(playground);
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (isTyping(event.target) || isTaken(event)) return;
      if (isDialogOpen()) {
        // One that is there hears it before.
        if (event.key === 'Escape') workspace.setState({ dialog: undefined });
        return;
      }
      const isChord = event.ctrlKey || event.metaKey || event.altKey;
      if (!isChord && /^[^\s]$/.test(event.key) && !comfort.getState().singleKeys) return;
      const action = isChord ? chord(playground, event) : act[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [playground]);
}
