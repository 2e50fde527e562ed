import { ChevronUp } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  Group,
  Panel,
  type PanelImperativeHandle,
  Separator,
  useDefaultLayout,
  usePanelRef,
} from 'react-resizable-panels';
import { frameText } from '../../texts/frame';
import { stageText } from '../../texts/stage';
import { EditorPane } from '../editor/EditorPane';
import { useMirror } from '../kit/playground';
import { remembered } from '../kit/remembered';
import { askWhy, focusPane, type Pane, tookFocus, useWorkspace, workspace } from '../kit/workspace';
import { TerminalPane } from '../terminal/TerminalPane';
import { StageRegion } from './StageRegion';

const FOLDED_PX = 36;

/** A rule between two panes: drag it, or use the arrow keys; a double click folds the pane behind it. */
function Splitter({ label, fold }: { label: string; fold?: () => void }) {
  return <Separator className="splitter" aria-label={label} onDoubleClick={fold} />;
}

function toggleFold(panel: PanelImperativeHandle | null): void {
  if (!panel) return;
  if (panel.isCollapsed()) panel.expand();
  else panel.collapse();
}

/** Sizes are kept by layout: what fits one screen does not fit another. */
function useKeptLayout(id: string, panelIds: string[]) {
  return useDefaultLayout({ id: `drydock.${id}`, panelIds, storage: remembered });
}

/** While the why card is open the dock is a line, if it was not before. */
function useFoldedForWhy(dock: { readonly current: PanelImperativeHandle | null }) {
  const [byWhy, setByWhy] = useState(false);
  const open = useWorkspace((state) => state.why !== undefined);
  useEffect(() => {
    if (!open || dock.current?.isCollapsed()) return;
    const panel = dock.current;
    panel?.collapse();
    setByWhy(true);
    return () => {
      setByWhy(false);
      if (panel?.isCollapsed()) panel.expand();
    };
  }, [open, dock]);
  return [byWhy, setByWhy] as const;
}

/** Who wants a pane of a dock that is a line gets the dock unfolded, and the pane the focus. */
function useWanted(isLine: boolean, unfold: () => void): void {
  const wanted = useWorkspace((state) => state.wanted);
  const latest = useRef(unfold);
  latest.current = unfold;
  useEffect(() => {
    if (!wanted) return;
    if (isLine) latest.current();
    // A pane that was to be seen has taken it already.
    else if (workspace.getState().wanted === wanted && focusPane(wanted)) tookFocus(wanted);
  }, [wanted, isLine]);
}

/** From 1100 pixels: the stage above, editor and terminal side by side beneath. */
export function DeskPanes() {
  const outer = useKeptLayout('desk', ['stage-panel', 'dock-panel']);
  const inner = useKeptLayout('desk-dock', ['editor-panel', 'terminal-panel']);
  const dock = usePanelRef();
  const [folded, setFolded] = useState(false);
  const [byWhy, setByWhy] = useFoldedForWhy(dock);
  const isLine = folded || byWhy;
  const unfold = () => {
    setByWhy(false);
    setFolded(false);
    dock.current?.expand();
  };
  useWanted(isLine, unfold);
  return (
    <Group orientation="vertical" className="panes" {...outer}>
      <Panel id="stage-panel" minSize={240}>
        <StageRegion />
      </Panel>
      <Splitter label={frameText('between.stage')} fold={() => (isLine ? unfold() : toggleFold(dock.current))} />
      <Panel
        id="dock-panel"
        panelRef={dock}
        defaultSize={296}
        minSize={140}
        collapsible
        collapsedSize={FOLDED_PX}
        groupResizeBehavior="preserve-pixel-size"
        onResize={(size) => setFolded(size.inPixels <= FOLDED_PX + 4)}
      >
        {isLine && <FoldedDock open={unfold} />}
        <Group orientation="horizontal" className="panes" style={{ display: isLine ? 'none' : undefined }} {...inner}>
          <Panel id="editor-panel" minSize={280}>
            <EditorPane />
          </Panel>
          <Splitter label={frameText('between.panes')} />
          <Panel id="terminal-panel" minSize={280}>
            <TerminalPane />
          </Panel>
        </Group>
      </Panel>
    </Group>
  );
}

/** From 1680 pixels: the dock is a column at the right, editor above terminal. */
export function WidePanes() {
  const outer = useKeptLayout('wide', ['stage-panel', 'dock-panel']);
  const inner = useKeptLayout('wide-dock', ['editor-panel', 'terminal-panel']);
  return (
    <Group orientation="horizontal" className="panes" {...outer}>
      <Panel id="stage-panel" minSize={600}>
        <StageRegion />
      </Panel>
      <Splitter label={frameText('between.stage')} />
      <Panel id="dock-panel" defaultSize={520} minSize={320} groupResizeBehavior="preserve-pixel-size">
        <Group orientation="vertical" className="panes dock-column" {...inner}>
          <Panel id="editor-panel" defaultSize="54" minSize={160}>
            <EditorPane />
          </Panel>
          <Splitter label={frameText('between.panes')} />
          <Panel id="terminal-panel" minSize={120}>
            <TerminalPane />
          </Panel>
        </Group>
      </Panel>
    </Group>
  );
}

/** From 600 pixels: the stage takes 54 %, the dock is one pane with tabs, and the inspector beside it. */
export function TabletPanes({ inspector }: { inspector: ReactNode }) {
  const outer = useKeptLayout('tablet', ['stage-panel', 'dock-panel']);
  return (
    <Group orientation="vertical" className="panes" {...outer}>
      <Panel id="stage-panel" defaultSize="54" minSize={220}>
        <StageRegion />
      </Panel>
      <Splitter label={frameText('between.stage')} />
      <Panel id="dock-panel" minSize={140}>
        <div className="dock-tabbed">
          <DockTabs />
          <OnePane />
          {inspector}
        </div>
      </Panel>
    </Group>
  );
}

/** A phone on its side: the stage left, one pane with tabs right, and the inspector over it. */
export function LowPanes({ inspector }: { inspector: ReactNode }) {
  const outer = useKeptLayout('low', ['stage-panel', 'dock-panel']);
  return (
    <Group orientation="horizontal" className="panes" {...outer}>
      <Panel id="stage-panel" defaultSize="54" minSize={240}>
        <StageRegion />
      </Panel>
      <Splitter label={frameText('between.stage')} />
      <Panel id="dock-panel" minSize={220}>
        <div className="dock-tabbed">
          <DockTabs why />
          <OnePane />
          {inspector}
        </div>
      </Panel>
    </Group>
  );
}

/** Both panes stay alive; one is shown. */
export function OnePane() {
  const pane = useWorkspace((state) => state.pane);
  return (
    <>
      <Shown on={pane === 'editor'}>
        <EditorPane />
      </Shown>
      <Shown on={pane === 'terminal'}>
        <TerminalPane />
      </Shown>
    </>
  );
}

function Shown({ on, children }: { on: boolean; children: ReactNode }) {
  return (
    <div className="one-pane" hidden={!on}>
      {children}
    </div>
  );
}

/** The panes by name; with `why`, what is the matter beside them. */
function DockTabs({ why = false }: { why?: boolean }) {
  const pane = useWorkspace((state) => state.pane);
  const names: readonly (readonly [Pane, string])[] = [
    ['editor', frameText('yaml')],
    ['terminal', frameText('terminal')],
  ];
  return (
    <div className="dock-tabs">
      <div role="tablist" aria-label={frameText('dock')} aria-orientation={why ? 'horizontal' : 'vertical'}>
        {names.map(([name, label]) => (
          <button
            type="button"
            role="tab"
            key={name}
            aria-selected={pane === name}
            tabIndex={pane === name ? 0 : -1}
            onClick={() => workspace.setState({ pane: name })}
            onKeyDown={(event) => {
              if (/^Arrow/.test(event.key)) {
                const other = name === 'editor' ? 'terminal' : 'editor';
                workspace.setState({ pane: other });
                (
                  event.currentTarget.parentElement?.querySelector(
                    `[role="tab"]:not([aria-selected="true"])`,
                  ) as HTMLElement
                )?.focus();
              }
            }}
          >
            {label}
          </button>
        ))}
      </div>
      {why && (
        <button type="button" onClick={() => askWhy(workspace.getState().selected ?? 'anything')}>
          {stageText('why')}
        </button>
      )}
    </div>
  );
}

/** The dock as one line: its panes by name and the last command. */
function FoldedDock({ open }: { open: () => void }) {
  const last = useMirror(
    ({ terminal, now }) => terminal.findLast((one) => one.kind === 'command' && one.at <= now)?.text,
  );
  const go = (pane: Pane) => {
    open();
    focusPane(pane);
  };
  return (
    <div className="folded">
      <button type="button" className="tab" onClick={() => go('editor')}>
        {frameText('editor')}
      </button>
      <button type="button" className="tab" onClick={() => go('terminal')}>
        {frameText('terminal')}
      </button>
      {last && (
        <span className="code">
          <span className="mut">$</span> {last}
        </span>
      )}
      <div className="grow" />
      <button type="button" className="btn bare sq small" aria-label={frameText('dock.unfold')} onClick={open}>
        <ChevronUp className="ic" aria-hidden="true" />
      </button>
    </div>
  );
}
