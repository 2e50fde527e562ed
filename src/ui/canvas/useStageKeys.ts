import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import { type Direction, nearest } from './graph/nearest';
import type { Box } from './graph/scene';
import type { Viewfinder } from './viewfinder';

/** What can be done with the object that has the focus. */
export interface StageActions {
  readonly open: (key: string, element: Element) => void;
  readonly menu: (key: string, at: { x: number; y: number }) => void;
  /** Places of objects that have no element of their own, in screen px of the stage; they get one when they get the focus. */
  readonly unseen: () => ReadonlyMap<string, Box>;
  readonly embody: (key: string) => void;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * One Tab stop for the whole stage: arrows go from object to object, Enter opens, Shift+F10 or the menu key asks for its menu,
 * Home goes back to the first.
 */
export function useStageKeys(
  stage: RefObject<HTMLElement | null>,
  finder: Pick<Viewfinder, 'camera' | 'reveal'>,
  actions: StageActions,
): { onKeyDown: (event: KeyboardEvent) => void; onFocus: (event: { target: EventTarget }) => void } {
  const current = useRef<string>(undefined);
  const wanted = useRef<string>(undefined);

  const focus = useCallback(
    (key: string) => {
      const root = stage.current;
      const element = root && find(root, key);
      if (!root || !element) {
        wanted.current = key;
        actions.embody(key);
        return;
      }
      element.focus({ preventScroll: true });
      if (element.closest('.flow-overlay')) return;
      const outer = root.getBoundingClientRect();
      const zoom = finder.camera().zoom;
      const box = element.getBoundingClientRect();
      const { x, y } = finder.camera();
      finder.reveal({
        x: (box.left - outer.left - x) / zoom,
        y: (box.top - outer.top - y) / zoom,
        width: box.width / zoom,
        height: box.height / zoom,
      });
    },
    [stage, finder, actions],
  );

  useEffect(() => {
    const root = stage.current;
    if (!root) return;
    if (wanted.current !== undefined && find(root, wanted.current)) {
      const key = wanted.current;
      wanted.current = undefined;
      focus(key);
    }
    if (current.current !== undefined && !find(root, current.current)) current.current = undefined;
    keepOneStop(root, current.current);
  });

  const onFocus = useCallback(
    ({ target }: { target: EventTarget }) => {
      const root = stage.current;
      const key = (target as Element).closest<HTMLElement>('[data-key]')?.dataset.key;
      if (!root) return;
      current.current = key ?? current.current;
      keepOneStop(root, current.current);
    },
    [stage],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const root = stage.current;
      if (!root || event.altKey || event.ctrlKey || event.metaKey) return;
      const element = document.activeElement?.closest<HTMLElement>('[data-key]');
      const key = element && root.contains(element) ? element.dataset.key : undefined;
      if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
        if (!key || !element) return;
        const { left, bottom } = element.getBoundingClientRect();
        actions.menu(key, { x: left + 8, y: bottom });
      } else if (event.key === 'Enter' && key && element) actions.open(key, element);
      else if (event.key === 'Home') focus(firstKey(root) ?? '');
      else {
        const direction = ARROWS[event.key];
        if (!direction) return;
        const next = key === undefined ? firstKey(root) : nearest(key, direction, boxesOf(root, actions.unseen()));
        if (next !== undefined) focus(next);
      }
      event.preventDefault();
      event.stopPropagation();
    },
    [stage, actions, focus],
  );
  return { onKeyDown, onFocus };
}

function find(root: HTMLElement, key: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
}

function firstKey(root: HTMLElement): string | undefined {
  return root.querySelector<HTMLElement>('.flow-caller, .flow-gate, .flow-rack, [data-key]')?.dataset.key;
}

/** The stage itself takes Tab until one of its objects has had the focus; then that object does. */
function keepOneStop(root: HTMLElement, key: string | undefined): void {
  const element = key === undefined ? null : find(root, key);
  for (const other of root.querySelectorAll<HTMLElement>('[data-key][tabindex="0"]')) {
    if (other !== element) other.tabIndex = -1;
  }
  if (element && element.tabIndex !== 0) element.tabIndex = 0;
  const own = element ? -1 : 0;
  if (root.tabIndex !== own) root.tabIndex = own;
}

function boxesOf(root: HTMLElement, unseen: ReadonlyMap<string, Box>): Map<string, Box> {
  const outer = root.getBoundingClientRect();
  const boxes = new Map<string, Box>(unseen);
  for (const element of root.querySelectorAll<HTMLElement>('[data-key]')) {
    const { left, top, width, height } = element.getBoundingClientRect();
    if (width > 0)
      boxes.set(element.dataset.key as string, { x: left - outer.left, y: top - outer.top, width, height });
  }
  return boxes;
}
