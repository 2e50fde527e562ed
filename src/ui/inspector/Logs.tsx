import { ChevronDown, ChevronUp, Copy } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { About } from '../../protocol/detail';
import { inspectorText } from '../../texts/inspector';
import { clock, tenths } from '../kit/clock';
import { useMirror, usePlayground } from '../kit/playground';
import { containersOf } from './containerFacts';
import { hitsOf, linesUntil, marked } from './logText';
import type { Subject } from './subjects';
import { useCopy } from './useCopy';
import { useLog } from './useLog';
import './logs.css';

/** What a container writes, as `kubectl logs` reads it: nothing of it is from after the moment shown. */
export default function Logs({ subject, about }: { subject: Subject; about: About | undefined }) {
  const names = containersOf(about?.object ?? {}).entries.map(({ container }) => container.name);
  const [chosen, setChosen] = useState('');
  const container = names.includes(chosen)
    ? chosen
    : (containersOf(about?.object ?? {}).entries.find(({ init }) => !init)?.container.name ?? '');
  const [look, setLook] = useState({ follow: true, previous: false, times: false, wrap: true });
  const toggle = (name: keyof typeof look) => setLook({ ...look, [name]: !look[name] });
  return (
    <div className="logs-part">
      <div className="part-tools">
        {names.length > 1 && (
          <select
            className="field"
            aria-label={inspectorText('logs.container')}
            value={container}
            onChange={(event) => setChosen(event.target.value)}
          >
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
        {(['follow', 'previous', 'times', 'wrap'] as const).map((name) => (
          <label key={name}>
            <input type="checkbox" checked={look[name]} onChange={() => toggle(name)} />
            {inspectorText(`logs.${name}`)}
          </label>
        ))}
      </div>
      {container !== '' && (
        <Log
          key={`${container} ${look.previous}`}
          pod={subject.name}
          namespace={subject.namespace}
          container={container}
          look={look}
          unfollow={() => setLook((old) => ({ ...old, follow: false }))}
        />
      )}
    </div>
  );
}

interface LogProps {
  readonly pod: string;
  readonly namespace: string;
  readonly container: string;
  readonly look: {
    readonly follow: boolean;
    readonly previous: boolean;
    readonly times: boolean;
    readonly wrap: boolean;
  };
  readonly unfollow: () => void;
}

function Log({ pod, namespace, container, look, unfollow }: LogProps) {
  const { follow, previous, times, wrap } = look;
  const log = useLog({ namespace, pod, container, previous }, follow);
  const { mirror } = usePlayground();
  // Rendered when there is another line to show, not whenever the clock moves.
  const count = useMirror(({ now }) => linesUntil(log.lines, now).length);
  const lines = linesUntil(log.lines, mirror.getState().now);
  const [search, setSearch] = useState('');
  const [hit, setHit] = useState(0);
  const [copied, copy] = useCopy();
  const box = useRef<HTMLDivElement>(null);
  const hits = hitsOf(lines, search);
  const current = hits.length === 0 ? -1 : ((hit % hits.length) + hits.length) % hits.length;
  useLayoutEffect(() => {
    const element = box.current;
    if (element && follow && count > 0) element.scrollTop = element.scrollHeight;
  }, [follow, count]);
  const go = (by: number) => {
    setHit(current + by);
    const line = hits[(current + by + hits.length) % hits.length];
    unfollow();
    box.current?.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <div className="part-tools">
        <input
          className="field"
          type="text"
          spellCheck={false}
          autoComplete="off"
          aria-label={inspectorText('logs.search')}
          placeholder={inspectorText('logs.search')}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setHit(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && hits.length > 0) go(event.shiftKey ? -1 : 1);
            if (event.key !== 'Escape' || search === '') return;
            event.stopPropagation();
            setSearch('');
          }}
        />
        <span className="logs-found" role="status">
          {search !== '' &&
            (hits.length === 0
              ? inspectorText('logs.notFound')
              : inspectorText('logs.found', { at: current + 1, count: hits.length }))}
        </span>
        <button
          type="button"
          className="btn bare sq small"
          aria-label={inspectorText('logs.earlier')}
          disabled={hits.length === 0}
          onClick={() => go(-1)}
        >
          <ChevronUp className="ic" aria-hidden="true" />
        </button>
        <button
          type="button"
          className="btn bare sq small"
          aria-label={inspectorText('logs.later')}
          disabled={hits.length === 0}
          onClick={() => go(1)}
        >
          <ChevronDown className="ic" aria-hidden="true" />
        </button>
        <button
          type="button"
          className="btn bare sq small"
          aria-label={inspectorText(copied ? 'logs.copied' : 'logs.copy')}
          title={inspectorText(copied ? 'logs.copied' : 'logs.copy')}
          onClick={() => copy(`${lines.map(({ text }) => text).join('\n')}\n`)}
        >
          <Copy className="ic" aria-hidden="true" />
        </button>
      </div>
      <div
        className="log-lines code"
        ref={box}
        data-wrap={wrap || undefined}
        {...{ role: 'log', tabIndex: 0, 'aria-label': inspectorText('logs.name', { container }), 'aria-live': 'off' }}
        onWheel={(event) => event.deltaY < 0 && unfollow()}
      >
        {log.error !== undefined && <p className="log-error">{log.error}</p>}
        {log.error === undefined && lines.length === 0 && <p className="log-note">{inspectorText('logs.none')}</p>}
        {log.cut && <p className="log-note">{inspectorText('logs.cut')}</p>}
        {lines.map(({ at, text }, index) => (
          <p key={index.toString()} data-line={index} data-current={hits[current] === index || undefined}>
            {times && at !== undefined && <span className="log-time">{clock(at) + tenths(at)}</span>}
            {marked(text, search).map((piece, place) =>
              piece.hit ? <mark key={place.toString()}>{piece.text}</mark> : piece.text,
            )}
          </p>
        ))}
      </div>
    </>
  );
}
