import { Plus, X } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { addFile, closeFile, refuseName, renameFile, showFile } from '../../mirror/tabs';
import { editorText } from '../../texts/editor';
import { usePlayground, useTabs } from '../kit/playground';
import { focusPane } from '../kit/workspace';

/** The files. Double click or F2 renames one, Delete closes it, plus adds one. */
export function EditorTabs() {
  const { tabs } = usePlayground();
  const files = useTabs((state) => state.files);
  const active = useTabs((state) => state.active);
  const [renaming, setRenaming] = useState<string>();
  const [closed, setClosed] = useState<{ name: string; undo: () => void }>();
  const strip = useRef<HTMLDivElement>(null);

  useRevealed(strip, active);

  const move = (step: number) => {
    const index = files.findIndex((file) => file.name === active);
    const next = files[(index + step + files.length) % files.length];
    if (!next) return;
    showFile(tabs, next.name);
    strip.current?.querySelector<HTMLElement>(`[data-file="${CSS.escape(next.name)}"]`)?.focus();
  };
  const close = (name: string) => {
    const undo = closeFile(tabs, name);
    setClosed({ name, undo });
    setTimeout(() => setClosed((now) => (now?.undo === undo ? undefined : now)), 10_000);
  };
  const onKeyDown = (event: React.KeyboardEvent, name: string) => {
    const acts: Record<string, () => void> = {
      ArrowRight: () => move(1),
      ArrowLeft: () => move(-1),
      F2: () => setRenaming(name),
      Delete: () => close(name),
      Enter: () => focusPane('editor'),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={editorText('tabs.name')} ref={strip}>
        {files.map(({ name }) =>
          renaming === name ? (
            <RenameField key={name} name={name} done={() => setRenaming(undefined)} />
          ) : (
            <span className={name === active ? 'tab file on' : 'tab file'} key={name} role="presentation">
              <button
                type="button"
                role="tab"
                data-file={name}
                aria-selected={name === active}
                aria-controls="editor-body"
                tabIndex={name === active ? 0 : -1}
                title={editorText('tabs.hint')}
                onClick={() => showFile(tabs, name)}
                onDoubleClick={() => setRenaming(name)}
                onKeyDown={(event) => onKeyDown(event, name)}
              >
                {name}
              </button>
              <button
                type="button"
                className="tab-close"
                tabIndex={-1}
                aria-hidden="true"
                title={editorText('tabs.close', { name })}
                onClick={() => close(name)}
              >
                <X className="ic" aria-hidden="true" />
              </button>
            </span>
          ),
        )}
      </div>
      <button
        type="button"
        className="btn bare sq small"
        aria-label={editorText('tabs.new')}
        title={editorText('tabs.new')}
        onClick={() => {
          setRenaming(addFile(tabs));
        }}
      >
        <Plus className="ic" aria-hidden="true" />
      </button>
      {closed && (
        <span className="mut closed" role="status">
          {editorText('tabs.closed', { name: closed.name })}
          <button
            type="button"
            className="btn small"
            onClick={() => {
              closed.undo();
              setClosed(undefined);
            }}
          >
            {editorText('tabs.undo')}
          </button>
        </span>
      )}
    </>
  );
}

/** Keeps the tab of the file that is shown in sight, also when the strip becomes narrower. */
function useRevealed(strip: RefObject<HTMLElement | null>, active: string): void {
  useEffect(() => {
    const element = strip.current;
    if (!element) return;
    const reveal = () =>
      element
        .querySelector(`[data-file="${CSS.escape(active)}"]`)
        ?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const observer = new ResizeObserver(reveal);
    observer.observe(element);
    return () => observer.disconnect();
  }, [strip, active]);
}

function RenameField({ name, done }: { name: string; done: () => void }) {
  const { tabs } = usePlayground();
  const [text, setText] = useState(name);
  const refusal = refuseName(tabs, name, text.trim());
  const finish = () => {
    if (!refusal) renameFile(tabs, name, text.trim());
    done();
  };
  return (
    <span className="rename">
      <input
        className="field mono"
        value={text}
        aria-label={editorText('tabs.rename', { name })}
        aria-invalid={refusal !== undefined}
        ref={(element) => {
          if (element && document.activeElement !== element) {
            element.focus();
            element.setSelectionRange(0, name.replace(/\.[^.]*$/, '').length);
          }
        }}
        onChange={(event) => setText(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish();
          if (event.key === 'Escape') done();
        }}
      />
      {refusal && (
        <span className="rename-refusal" role="alert">
          {refusal}
        </span>
      )}
    </span>
  );
}
