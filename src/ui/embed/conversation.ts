import { useEffect } from 'react';
import type { Playground } from '../../mirror/playground';
import type { Mirror } from '../../mirror/store';
import { captionOf } from '../../narration/caption';
import { ENGINE_VERSION } from '../../protocol/session';
import { embedText } from '../../texts/embed';
import { select, workspace } from '../kit/workspace';
import { lendTheme } from '../theme/theme';
import { allowedOrigins, createGate, type EmbedRequest, readMessage } from './messages';
import { named } from './named';

const MESSAGES_PER_SECOND = 50;
const STATE_EVERY_MS = 1_000;

/** What is said of the cluster to the page around. */
function stateOf(mirror: Mirror) {
  const { headline, facts } = captionOf(mirror, mirror.now, mirror.playing);
  const pods = [...mirror.pods.values()].filter(({ goneAt }) => goneAt === undefined);
  return {
    at: Math.round(mirror.now),
    horizon: Math.round(mirror.horizon),
    playing: mirror.playing,
    speed: mirror.speed,
    view: workspace.getState().view,
    headline,
    facts,
    pods: { ready: pods.filter(({ state }) => state === 'ready').length, all: pods.length },
  };
}

/** Listens to the page around the frame and tells it what happens, as far as its origin is allowed. */
export function useConversation(playground: Playground, values: Readonly<Record<string, string>>): void {
  const { origin = '', select: wanted = '' } = values;
  useEffect(() => selectFirst(playground, wanted), [playground, wanted]);
  useEffect(() => {
    if (window.parent === window) return;
    const origins = allowedOrigins(origin, document.referrer);
    const say = (message: object) => {
      for (const target of origins) window.parent.postMessage({ drydock: 1, ...message }, target);
    };
    const gate = createGate(MESSAGES_PER_SECOND);
    const hear = (event: MessageEvent) => {
      if (event.source !== window.parent || !origins.has(event.origin)) return;
      const heard = readMessage(event.data);
      if (!heard) return;
      const reply = (answer: object) => say({ type: 'reply', id: heard.id, ...answer });
      if (!gate(performance.now())) return reply({ ok: false, error: embedText('refused.many') });
      if (!heard.ok) return reply({ ok: false, error: heard.error });
      void answer(playground, heard.request).then(reply);
    };
    addEventListener('message', hear);
    const stop = tellState(playground, say);
    return () => {
      removeEventListener('message', hear);
      stop();
    };
  }, [playground, origin]);
}

async function answer(playground: Playground, request: EmbedRequest): Promise<object> {
  switch (request.type) {
    case 'hello':
      return { ok: true, state: stateOf(playground.mirror.getState()) };
    case 'play':
      playground.play();
      break;
    case 'pause':
      playground.pause();
      break;
    case 'step':
      playground.step(request.direction);
      break;
    case 'seek':
      playground.seek(request.at);
      break;
    case 'speed':
      playground.setSpeed(request.speed);
      break;
    case 'view':
      workspace.setState({ view: request.view });
      break;
    case 'select':
      select(request.object === null ? undefined : named(playground.mirror.getState(), request.object));
      break;
    case 'theme':
      lendTheme(request.theme);
      break;
    case 'run': {
      if (playground.isReadOnly) return { ok: false, error: embedText('refused.readonly') };
      const ended = await playground.run(request.line);
      const { exitCode = null, stdout = '', stderr = '' } = ended ?? {};
      return { ok: exitCode === 0, exitCode, stdout, stderr };
    }
  }
  return { ok: true };
}

/** Tells the state once a second while it plays and after each change, and every flag and warning of the timeline. */
function tellState(playground: Playground, say: (message: object) => void): () => void {
  let told = '';
  let marks = -1;
  const tell = () => {
    const mirror = playground.mirror.getState();
    if (mirror.status !== 'running') return;
    if (marks === -1) say({ type: 'ready', engine: ENGINE_VERSION });
    for (const { at, kind, text } of marks === -1 ? [] : mirror.marks.slice(marks)) {
      if (kind !== 'event') say({ type: 'mark', at, kind, text });
    }
    marks = mirror.marks.length;
    const state = stateOf(mirror);
    const key = JSON.stringify(state);
    if (key === told) return;
    told = key;
    say({ type: 'state', state });
  };
  const timer = setInterval(tell, STATE_EVERY_MS);
  const stop = playground.mirror.subscribe((mirror, before) => {
    if (mirror.playing !== before.playing || mirror.speed !== before.speed || mirror.freshness !== before.freshness)
      tell();
  });
  return () => {
    clearInterval(timer);
    stop();
  };
}

/** Selects what the address names, once it is there. */
function selectFirst(playground: Playground, wanted: string): (() => void) | undefined {
  if (wanted === '') return undefined;
  const stop = playground.mirror.subscribe((mirror) => {
    const object = named(mirror, wanted);
    if (!object) return;
    stop();
    select(object);
  });
  return stop;
}
