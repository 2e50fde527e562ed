import { ChevronDown, Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { moveFile, showFile } from '../../mirror/tabs';
import { editorText } from '../../texts/editor';
import { Boundary } from '../kit/boundary';
import { late } from '../kit/late';
import { usePlayground, useTabs } from '../kit/playground';
import { focusPane } from '../kit/workspace';
import type { OpenMenu } from './FileMenu';
import { FileTab } from './FileTab';
import { RenameField } from './RenameField';
import { useClosing } from './useClosing';

const FileMenu = late(() => import('./FileMenu'));

/** The files. Double click or F2 renames one, Delete closes it, Alt+arrows or dragging move it, plus adds one. */
export function EditorTabs() {
  const files = useTabs((state) => state.files);
  const active = useTabs((state) => state.active);
  const [renaming, setRenaming] = useState<string>();
  const [menu, setMenu] = useState<OpenMenu>();
  const { closed, close } = useClosing();
  const strip = useRef<HTMLDivElement>(null);
  const crowded = useRevealed(strip, active);
  const press = useTabKeys(strip);
  const openMenu = (kind: OpenMenu['kind'], element: Element, file = '') => {
    const { left, bottom } = element.getBoundingClientRect();
    setMenu({ kind, file, x: left, y: bottom });
  };
  const onKeyDown = (event: KeyboardEvent, name: string) => {
    if (event.key === 'F2') setRenaming(name);
    else if (event.key === 'Delete') close([name]);
    else if (!press(event, name)) return;
    event.preventDefault();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={editorText('tabs.name')} ref={strip}>
        {files.map(({ name }, index) =>
          renaming === name ? (
            <RenameField key={name} name={name} done={() => setRenaming(undefined)} />
          ) : (
            <FileTab
              key={name}
              name={name}
              index={index}
              active={name === active}
              rename={() => setRenaming(name)}
              close={() => close([name])}
              openMenu={(element) => openMenu('tab', element, name)}
              onKeyDown={(event) => onKeyDown(event, name)}
            />
          ),
        )}
      </div>
      {crowded && (
        <MenuButton label={editorText('menu.all')} open={(element) => openMenu('all', element)}>
          <ChevronDown className="ic" aria-hidden="true" />
        </MenuButton>
      )}
      <MenuButton label={editorText('tabs.new')} open={(element) => openMenu('new', element)}>
        <Plus className="ic" aria-hidden="true" />
      </MenuButton>
      {menu && (
        <Boundary back={() => setMenu(undefined)}>
          <FileMenu menu={menu} onClose={() => setMenu(undefined)} onRename={setRenaming} onCloseFiles={close} />
        </Boundary>
      )}
      {closed}
    </>
  );
}

function MenuButton({
  label,
  open,
  children,
}: {
  label: string;
  open: (element: Element) => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="btn bare sq small"
      aria-label={label}
      aria-haspopup="menu"
      title={label}
      onClick={(event) => open(event.currentTarget)}
    >
      {children}
    </button>
  );
}

/** Arrows go from tab to tab, Alt and arrows move a tab, Enter goes to the text; whether a key was one of them. */
function useTabKeys(strip: RefObject<HTMLElement | null>) {
  const { tabs } = usePlayground();
  const focusTab = (name: string) =>
    strip.current?.querySelector<HTMLElement>(`[data-file="${CSS.escape(name)}"]`)?.focus();
  return ({ key, altKey }: KeyboardEvent, name: string): boolean => {
    if (key === 'Enter') {
      focusPane('editor');
      return true;
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step === undefined) return false;
    const { files } = tabs.getState();
    const index = files.findIndex((file) => file.name === name);
    if (altKey) {
      // The focus stays with a tab only once it stands in its new place.
      flushSync(() => moveFile(tabs, name, index + step));
      focusTab(name);
      return true;
    }
    const next = files[(index + step + files.length) % files.length];
    if (next) {
      showFile(tabs, next.name);
      focusTab(next.name);
    }
    return true;
  };
}

/** Keeps the tab of the file that is shown in sight, also when the strip becomes narrower; tells whether some are out of it. */
function useRevealed(strip: RefObject<HTMLElement | null>, active: string): boolean {
  const [crowded, setCrowded] = useState(false);
  const count = useTabs((state) => state.files.length);
  useEffect(() => {
    const element = strip.current;
    if (!element || count === 0) return undefined;
    const reveal = () => {
      setCrowded(element.scrollWidth > element.clientWidth + 1);
      element
        .querySelector(`[data-file="${CSS.escape(active)}"]`)
        ?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    const observer = new ResizeObserver(reveal);
    observer.observe(element);
    return () => observer.disconnect();
  }, [strip, active, count]);
  return crowded;
}
