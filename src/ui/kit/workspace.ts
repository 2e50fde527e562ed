import { useDeferredValue } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RequestView } from '../../protocol/view';
import type { WhyObject } from '../../protocol/why';
import type { StageObject } from '../canvas/stageObject';
import { type Filter, NO_FILTER } from './filter';

export type Pane = 'editor' | 'terminal';

/** Ways to look at the cluster: who talks to whom, what runs where, and the same as rows. */
export type ViewName = 'flow' | 'fleet' | 'table';

/** Whose request is followed, which, and whether the clock goes on afterwards. */
export interface Following {
  readonly generator: string;
  /** Undefined while the next one is waited for. */
  readonly request: RequestView | undefined;
  readonly resumes: boolean;
}

/** What the page itself is in: nothing of the cluster. */
interface Workspace {
  readonly view: ViewName;
  /** The presenter's view covers the page. */
  readonly presenting: boolean;
  readonly selected: StageObject | undefined;
  /** What the why card is open about; `anything` for whatever is the matter. */
  readonly why: WhyObject | 'anything' | undefined;
  /** What was selected when the card was opened: it is again when the card is closed. */
  readonly selectedBefore: StageObject | undefined;
  /** The pane on top where there is room for one only. */
  readonly pane: Pane;
  /** A pane that is to take the focus once it is there. */
  readonly wanted: Pane | undefined;
  readonly dialog: 'share' | 'sessions' | 'keys' | 'palette' | 'branches' | 'bookmark' | undefined;
  /** An object whose menu is open, and where, in client pixels. */
  readonly menu: { readonly object: StageObject; readonly x: number; readonly y: number } | undefined;
  /** A request that is followed hop by hop. */
  readonly following: Following | undefined;
  /** What of the cluster the views show. */
  readonly filter: Filter;
  /** What can be filtered by is on show. */
  readonly filtering: boolean;
  /** The timeline is being dragged. */
  readonly scrubbing: boolean;
  /** Grows when another cluster takes the place of the one that was open. */
  readonly clusters: number;
}

/** One page, one workspace. */
export const workspace = createStore<Workspace>(() => ({
  view: 'flow',
  presenting: false,
  selected: undefined,
  why: undefined,
  selectedBefore: undefined,
  pane: 'editor',
  wanted: undefined,
  dialog: undefined,
  menu: undefined,
  following: undefined,
  filter: NO_FILTER,
  filtering: false,
  scrubbing: false,
  clusters: 0,
}));

/** Another cluster takes the place of the one that was open: nothing that was said, shown or asked of that is of this one. */
export function clearWorkspace(): void {
  const { view, pane, wanted, clusters } = workspace.getState();
  workspace.setState({ ...workspace.getInitialState(), view, pane, wanted, clusters: clusters + 1 });
}

/** Calls back when another cluster took the place of the one that was open. The result ends that. */
export function onNextCluster(act: () => void): () => void {
  return workspace.subscribe(({ clusters }, old) => clusters !== old.clusters && act());
}

export function useWorkspace<T>(select: (workspace: Workspace) => T): T {
  return useStore(workspace, select);
}

/** Whether the presenter's view is to be seen: the page stays until the other is there, and comes back at once. */
export function usePresenting(): boolean {
  const presenting = useWorkspace((state) => state.presenting);
  return useDeferredValue(presenting) && presenting;
}

/** Panes that can take the focus, while they are on the page. */
const takers = new Map<Pane, () => void>();

/** A pane says how it takes the focus; the result takes that back. */
export function offerFocus(pane: Pane, take: () => void): () => void {
  takers.set(pane, take);
  return () => {
    if (takers.get(pane) === take) takers.delete(pane);
  };
}

/** Whether a pane is to be seen: what is folded away cannot take the focus. */
export function isShown(pane: Pane): boolean {
  return Boolean(document.getElementById(pane)?.offsetParent);
}

/**
 * Brings a pane up and gives it the focus: at once if it is on the page, so that the next key is already its own. Whether it has
 * it now.
 */
export function focusPane(pane: Pane): boolean {
  const take = takers.get(pane);
  workspace.setState({ pane, wanted: pane });
  if (!take || !isShown(pane)) return false;
  take();
  return true;
}

/** A pane took the focus that was meant for it. */
export function tookFocus(pane: Pane): void {
  if (workspace.getState().wanted === pane) workspace.setState({ wanted: undefined });
}

export function select(selected: StageObject | undefined): void {
  workspace.setState({ selected });
}

/** Opens the why card. What it is about is selected meanwhile, so that every view shows what it has to say of it. */
export function askWhy(why: WhyObject | 'anything'): void {
  const { why: open, selected, selectedBefore } = workspace.getState();
  const about = why === 'anything' || why.kind === 'Command' ? selected : why;
  workspace.setState({ why, selected: about, selectedBefore: open ? selectedBefore : selected });
}

export function closeWhy(): void {
  workspace.setState(({ selectedBefore }) => ({ why: undefined, selected: selectedBefore, selectedBefore: undefined }));
}

/** Back from the presenter's view to the page, with the focus on the picture. */
export function stopPresenting(): void {
  flushSync(() => workspace.setState({ presenting: false }));
  focusStage();
}

/** The stage's one Tab stop gets the focus. */
export function focusStage(): void {
  const stage = document.getElementById('stage');
  const stop = stage?.querySelector<HTMLElement>('[tabindex="0"]') ?? stage;
  stop?.focus({ preventScroll: true });
}
