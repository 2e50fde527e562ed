import { ScanText } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { isBusy, TERMINAL } from '../../mirror/playground';
import { frameText } from '../../texts/frame';
import { timeText } from '../../texts/time';
import { Fault } from '../kit/boundary';
import { afterFirstPicture } from '../kit/idle';
import { missingWords } from '../kit/missing';
import { useMirror, usePlayground } from '../kit/playground';
import { remembered } from '../kit/remembered';
import { TabNote } from '../kit/TabNote';
import { useTabHint } from '../kit/tabHint';
import { isShown, offerFocus, tookFocus, useWorkspace } from '../kit/workspace';
import type { Console } from './console';
import './terminal.css';
import { terminalText } from '../../texts/terminal';

const READER_KEY = 'drydock.screenReader';

const savedReader = () => remembered.getItem(READER_KEY) === 'on';

/** The terminal's pane: xterm comes after the first paint; until then there is a prompt. */
export const TerminalPane = memo(function TerminalPane() {
  const playground = usePlayground();
  const element = useRef<HTMLDivElement>(null);
  const [console, setConsole] = useState<Console>();
  const [missing, setMissing] = useState(false);
  const [reader, setReader] = useState(savedReader);
  const [tabCompletes, setTabCompletes] = useState(true);
  const hint = useTabHint('.terminal-screen');
  const wanted = useWorkspace((state) => state.wanted === 'terminal');

  useEffect(() => {
    if (missing) return;
    let gone = false;
    let opened: Console | undefined;
    const come = async () => {
      const { openConsole } = await import('./console');
      if (gone || !element.current) return;
      const made = await openConsole(playground, element.current, {
        screenReader: savedReader(),
        onTabCompletes: setTabCompletes,
      });
      if (gone) return made.end();
      opened = made;
      setConsole(made);
    };
    const missed = (reason: unknown) => {
      globalThis.console.error(reason);
      if (!gone) setMissing(true);
    };
    const cancel = afterFirstPicture(playground.mirror, () => come().catch(missed));
    return () => {
      gone = true;
      cancel();
      opened?.end();
      setConsole(undefined);
    };
  }, [playground, missing]);

  useEffect(() => console && offerFocus('terminal', () => console.focus()), [console]);
  useEffect(() => {
    if (!wanted || !console || !isShown('terminal')) return;
    console.focus();
    tookFocus('terminal');
  }, [wanted, console]);

  const toggleReader = () => {
    const on = !reader;
    setReader(on);
    console?.setScreenReader(on);
    remembered.setItem(READER_KEY, on ? 'on' : 'off');
  };
  return (
    <section
      className="pane"
      id="terminal"
      aria-label={terminalText('title')}
      onFocus={hint.onFocus}
      onBlur={hint.onBlur}
    >
      <header>
        <h2 className="tab on">{terminalText('title')}</h2>
        <div className="grow" />
        <TabNote moves={!tabCompletes} hint={hint.shown} />
        <TerminalState />
        <button
          type="button"
          className="btn bare sq small"
          aria-pressed={reader}
          aria-label={terminalText('reader')}
          title={terminalText('reader.title')}
          onClick={toggleReader}
        >
          <ScanText className="ic" aria-hidden="true" />
        </button>
      </header>
      <div className="terminal-body">
        <div ref={element} className="terminal-screen" />
        {missing && <Fault {...missingWords(frameText('terminal'))} again={() => setMissing(false)} />}
        {!console && !missing && (
          <pre className="terminal-soon code" aria-hidden="true">
            $ <i />
          </pre>
        )}
      </div>
      {console && <TouchKeys console={console} />}
    </section>
  );
});

/** What a person may wonder about: why nothing is printed, and where the later lines are. */
function TerminalState() {
  const later = useMirror(({ foreseen }) => foreseen.filter((one) => one.kind === 'command').length);
  const busy = useMirror((mirror) => isBusy(mirror, TERMINAL));
  const playing = useMirror((mirror) => mirror.playing);
  if (later > 0) return <span className="mut">{timeText('terminal.later', { count: later })}</span>;
  if (busy && !playing) return <span className="mut">{terminalText('waits')}</span>;
  if (busy) return <span className="mut">{terminalText('ends')}</span>;
  return null;
}

/** Keys that a phone's keyboard lacks. */
function TouchKeys({ console }: { console: Console }) {
  const keys = [
    [terminalText('key.tab'), '\t'],
    [terminalText('key.up'), '\x1b[A'],
    [terminalText('key.down'), '\x1b[B'],
    [terminalText('key.interrupt'), '\x03'],
    [terminalText('key.enter'), '\r'],
  ] as const;
  return (
    <div className="touch-keys" role="toolbar" aria-label={terminalText('keys')}>
      {keys.map(([label, key]) => (
        <button
          type="button"
          key={label}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => console.press(key)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
