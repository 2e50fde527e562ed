import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type Hop, hopsOf } from '../../narration/hops';
import type { RequestTrail, RequestView } from '../../protocol/view';
import { stageText } from '../../texts/stage';
import { clock, tenths } from '../kit/clock';
import { KindGlyph } from '../kit/glyphs/KindGlyph';
import { usePlayground } from '../kit/playground';
import { takeFocus } from '../kit/typing';
import { focusStage, useWorkspace } from '../kit/workspace';
import { followNext, followPrevious, nextOf, stopFollowing } from './following';
import './follow.css';

/** The way of a followed request, station by station, from what was recorded of it. */
export default function FollowCard() {
  const playground = usePlayground();
  const following = useWorkspace((state) => state.following);
  const title = useId();
  const box = useRef<HTMLElement>(null);
  useEffect(() => takeFocus(box.current), []);
  if (!following) return null;
  const { generator, request } = following;
  const isFirst = !request || !nextOf(playground.mirror.getState().requests, request, -1);
  const end = () => {
    stopFollowing(playground);
    focusStage();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const acts: Record<string, () => unknown> = {
      Escape: end,
      ArrowRight: () => request && followNext(playground, generator),
      ArrowLeft: () => followPrevious(playground),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <section ref={box} className="follow flow-overlay" aria-labelledby={title} tabIndex={-1} onKeyDown={onKeyDown}>
      <header>
        <h3 id={title} aria-live="polite">
          {request ? titleOf(request) : stageText('follow.waits', { users: generator })}
        </h3>
        <button
          type="button"
          className="btn bare sq small"
          aria-disabled={isFirst}
          aria-label={stageText('follow.previous')}
          onClick={() => followPrevious(playground)}
        >
          <ChevronLeft className="ic" aria-hidden="true" />
        </button>
        <button
          type="button"
          className="btn bare sq small"
          aria-disabled={!request}
          aria-label={stageText('follow.next')}
          onClick={() => request && followNext(playground, generator)}
        >
          <ChevronRight className="ic" aria-hidden="true" />
        </button>
        <button type="button" className="btn bare sq small" aria-label={stageText('follow.end')} onClick={end}>
          <X className="ic" aria-hidden="true" />
        </button>
      </header>
      {request && <Way key={request.id} request={request} />}
    </section>
  );
}

function titleOf({ id, generator, sentAt }: RequestView): string {
  return stageText('follow.title', { id, users: generator, clock: `${clock(sentAt)}${tenths(sentAt)}` });
}

function Way({ request }: { request: RequestView }) {
  const playground = usePlayground();
  const [trail, setTrail] = useState<RequestTrail>();
  useEffect(() => {
    let gone = false;
    playground.ask<'request'>({ type: 'request', id: request.id }).then(
      (answer) => {
        if (!gone) setTrail(answer.trail);
      },
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [playground, request]);
  const hops = hopsOf(request, trail, playground.mirror.getState());
  return (
    <ol className="follow-hops" aria-label={stageText('follow.hops')}>
      {hops.map((hop) => (
        <Station key={hop.kind} hop={hop} />
      ))}
    </ol>
  );
}

const KIND_TEXTS: Readonly<Record<Hop['kind'], () => string>> = {
  Client: () => '',
  DNS: () => stageText('follow.dns'),
  Ingress: () => stageText('follow.ingress'),
  Service: () => stageText('follow.service'),
  Endpoint: () => stageText('follow.endpoint'),
  Pod: () => stageText('follow.pod'),
  Answer: () => stageText('follow.answer'),
};

/** Glyphs of the kinds that have one. */
const GLYPHS: ReadonlySet<Hop['kind']> = new Set(['Ingress', 'Service', 'Pod']);

function Station({ hop: { kind, title, detail, ms, failed } }: { hop: Hop }) {
  return (
    <li data-failed={failed || undefined}>
      <span className="follow-kind">
        {GLYPHS.has(kind) && <KindGlyph kind={kind} size={13} />}
        {KIND_TEXTS[kind]()}
        {ms !== undefined && <b>{stageText('hop.ms', { ms: Math.round(ms) })}</b>}
      </span>
      <span className="follow-title">{title}</span>
      <span className="follow-detail">{detail}</span>
    </li>
  );
}
