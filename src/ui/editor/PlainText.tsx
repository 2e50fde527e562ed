import { memo, useEffect, useRef } from 'react';
import { editFile } from '../../mirror/tabs';
import { usePlayground, useTabs } from '../kit/playground';
import { takePlace, wantedPlace } from './place';
import { piecesOf } from './yamlTokens';

/** Longer texts are shown in ink alone: each coloured line is an element of its own. */
const COLOURED_AT_MOST = 1_500;

/** Where a person was in the plain text: what Monaco goes on from. Offsets in the text, pixels from its top. */
export interface Whereabouts {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly left: number;
  readonly focused: boolean;
}

/** Where the plain text on the page is; undefined when there is none. */
export function whereabouts(): Whereabouts | undefined {
  const element = document.getElementById('plain-text');
  if (!(element instanceof HTMLTextAreaElement)) return undefined;
  const { selectionStart: start, selectionEnd: end, parentElement: around } = element;
  return {
    file: element.getAttribute('aria-label') ?? '',
    start,
    end,
    top: around?.scrollTop ?? 0,
    left: around?.scrollLeft ?? 0,
    focused: document.activeElement === element,
  };
}

/** The text before Monaco is there: it can be read, edited and applied. */
export function PlainText({ press }: { press: () => void }) {
  const { tabs } = usePlayground();
  const file = useTabs((state) => state.files.find((one) => one.name === state.active));
  const element = useRef<HTMLTextAreaElement>(null);
  const name = file?.name ?? '';
  useEffect(() => {
    const go = () => goToPlace(element.current, name);
    go();
    return wantedPlace.subscribe(go);
  }, [name]);
  if (!file) return null;
  const lines = file.text.split('\n');
  const coloured = lines.length <= COLOURED_AT_MOST;
  return (
    <div className={coloured ? 'plain-pane code' : 'plain-pane code in-ink'} key={name}>
      <pre aria-hidden="true">
        {coloured ? lines.map((line, index) => <Line key={index.toString()} text={line} />) : file.text}
        {'\n'}
      </pre>
      <textarea
        id="plain-text"
        ref={element}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        aria-label={name}
        value={file.text}
        onChange={(event) => editFile(tabs, name, event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text');
          // No offer where that does not come: the text is there all the same.
          import('./splitting').then(
            ({ offerAfterPaste }) => offerAfterPaste(tabs, name, pasted),
            () => {},
          );
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          press();
        }}
      />
    </div>
  );
}

const Line = memo(function Line({ text }: { text: string }) {
  return (
    <span className="pl">
      {piecesOf(text).map((piece, index) => (
        <span key={index.toString()} className={piece.kind || undefined}>
          {piece.text}
        </span>
      ))}
    </span>
  );
});

function goToPlace(element: HTMLTextAreaElement | null, file: string): void {
  const place = element && takePlace(file);
  if (!place) return;
  const lines = element.value.split('\n');
  const before = lines.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const at = before + place.column - 1;
  element.setSelectionRange(at, at);
  const around = element.parentElement;
  if (around) around.scrollTop = Math.max(0, (element.scrollHeight / lines.length) * (place.line - 4));
}
