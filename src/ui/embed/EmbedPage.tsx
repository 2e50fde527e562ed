import { ExternalLink, Pause, Play, StepBack, StepForward } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { embedText } from '../../texts/embed';
import { frameText } from '../../texts/frame';
import { EditorPane } from '../editor/EditorPane';
import { StageRegion } from '../frame/StageRegion';
import { HullMark } from '../kit/Brand';
import { Fault } from '../kit/boundary';
import { missingWords } from '../kit/missing';
import { useMirror, usePlayground } from '../kit/playground';
import { TerminalPane } from '../terminal/TerminalPane';
import { Clock } from '../timeline/Clock';
import { useKeys } from '../timeline/keys';
import { speedLabel } from '../timeline/speeds';
import ThinTimeline from '../timeline/ThinTimeline';
import { useConversation } from './conversation';
import { EmbedNotices } from './EmbedNotices';
import { useManners } from './manners';
import '../frame/frame.css';

interface Props {
  readonly values: Readonly<Record<string, string>>;
  /** Opens the session; the result is a sentence when that cannot be. */
  readonly open: () => Promise<string | undefined>;
}

/** A cluster in somebody's page: the stage under its sentence, and as much around it as the address asks for. */
export function EmbedPage({ values, open }: Props) {
  const playground = usePlayground();
  const box = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(false);
  const [opened, setOpened] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [missing, setMissing] = useState(false);
  useKeys(playground);
  const load = useCallback(() => {
    setWanted(true);
    setMissing(false);
    open().then(
      (said) => {
        setRefused(said);
        setOpened(said === undefined);
      },
      () => setMissing(true),
    );
  }, [open]);
  useManners(box, values, { wanted, opened }, load);
  useConversation(playground, values);
  const { panes = 'none' } = values;
  return (
    <main className="embed" ref={box} aria-label={values.title || embedText('label')} data-caption={values.caption}>
      <h1 className="sr">{values.title || embedText('label')}</h1>
      {missing ? (
        <Fault {...missingWords(frameText('missing.cluster'))} again={load} />
      ) : refused ? (
        <p className="embed-said">{refused}</p>
      ) : wanted ? (
        <div className="embed-body">
          <StageRegion />
          {(panes === 'editor' || panes === 'both') && <EditorPane />}
          {(panes === 'terminal' || panes === 'both') && <TerminalPane />}
        </div>
      ) : (
        <div className="embed-said">
          {values.start === 'click' && (
            <button type="button" className="btn pri" onClick={load}>
              <Play className="ic" aria-hidden="true" />
              {embedText('load')}
            </button>
          )}
          <p>{embedText('load.says')}</p>
        </div>
      )}
      <EmbedNotices linked={values.link !== '0'} />
      <EmbedBar values={values} />
    </main>
  );
}

function EmbedBar({ values }: { values: Readonly<Record<string, string>> }) {
  const playground = usePlayground();
  const playing = useMirror((mirror) => mirror.playing);
  const speed = useMirror((mirror) => mirror.speed);
  const dead = useMirror((mirror) => mirror.status !== 'running');
  const full = values.controls === 'full';
  if (values.controls === 'none' && values.timeline === '0' && values.link === '0') return null;
  return (
    <section className="embed-bar" aria-label={embedText('time')}>
      {values.controls !== 'none' && (
        <div className="embed-controls">
          {full && <StepButton direction={-1} dead={dead} />}
          <button
            type="button"
            className="rb play"
            aria-label={embedText(playing ? 'pause' : 'play')}
            disabled={dead}
            onClick={() => playground.togglePlay()}
          >
            {playing ? <Pause className="ic" aria-hidden="true" /> : <Play className="ic" aria-hidden="true" />}
          </button>
          {full && <StepButton direction={1} dead={dead} />}
          <Clock />
          {full && <span className="embed-speed">{speedLabel(speed)}</span>}
        </div>
      )}
      <div className="embed-time">{values.timeline !== '0' && <ThinTimeline />}</div>
      {values.link !== '0' && <OpenLink />}
    </section>
  );
}

function StepButton({ direction, dead }: { direction: 1 | -1; dead: boolean }) {
  const playground = usePlayground();
  const Icon = direction === 1 ? StepForward : StepBack;
  return (
    <button
      type="button"
      className="rb"
      aria-label={embedText(direction === 1 ? 'forward' : 'back')}
      disabled={dead}
      onClick={() => playground.step(direction)}
    >
      <Icon className="ic" aria-hidden="true" />
    </button>
  );
}

/** Opens the session as it stands, in a page of its own. */
function OpenLink() {
  const playground = usePlayground();
  const [address, setAddress] = useState(location.pathname);
  // Time goes on without a word: how it stands is asked when somebody is about to go there.
  const make = async (): Promise<string> => {
    try {
      const session = playground.ask<'session'>({ type: 'session' });
      const [{ linkOf }, shared] = await Promise.all([import('../../share/link'), session]);
      const made = linkOf(shared);
      if (!made.ok) return address;
      const next = `${location.pathname}#${made.fragment}`;
      setAddress(next);
      return next;
    } catch {
      return address;
    }
  };
  const open = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void make().then((made) => window.open(made, '_blank', 'noopener'));
  };
  return (
    <a
      className="embed-open"
      href={address}
      target="_blank"
      rel="noopener"
      aria-label={embedText('open')}
      onPointerEnter={() => void make()}
      onFocus={() => void make()}
      onClick={open}
    >
      <HullMark />
      <span>{embedText('open')}</span>
      <ExternalLink className="ic" aria-hidden="true" />
    </a>
  );
}
