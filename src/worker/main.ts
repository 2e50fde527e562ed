import { isOpeningLine, OPENING_TOOLBOX } from '../cli/openingToolbox';
import type { Toolbox } from '../cli/toolbox';
import { Diagnosis } from '../engine/cluster';
import type { Down, Up } from '../protocol/messages';
import { ENGINE_VERSION } from '../protocol/session';
import { Show } from './show';

const wallNow = () => performance.now();
let show: Show | undefined;
let toolbox: Toolbox = OPENING_TOOLBOX;
let loading: Promise<void> | undefined;
let waiting: Down[] | undefined;

function post(message: Up): void {
  self.postMessage(message);
}

self.onmessage = ({ data }: MessageEvent<Down>) => hear(data);

/** Messages are done in their order; one that needs tools that are not there yet holds up those behind it. */
function hear(message: Down): void {
  if (waiting) waiting.push(message);
  else if (toolbox === OPENING_TOOLBOX && needsTools(message)) {
    waiting = [message];
    loadTools();
  } else handle(message);
}

function needsTools(message: Down): boolean {
  if (message.type === 'ask') return message.question.type === 'complete';
  if (message.type === 'command') return message.command.type === 'exec';
  if (message.type !== 'open') return false;
  return message.session.log.some(({ command }) => command.type === 'exec' && !isOpeningLine(command.line));
}

/** Loads all that can be typed. Cluster time does not move meanwhile, so nothing depends on how long it takes. */
function loadTools(): void {
  loading ??= import('../cli/fullToolbox').then(
    ({ FULL_TOOLBOX }) => {
      toolbox = FULL_TOOLBOX;
      const messages = waiting ?? [];
      waiting = undefined;
      for (const message of messages) hear(message);
    },
    (error) => {
      loading = undefined;
      waiting = undefined;
      post({ type: 'diagnosis', reason: 'Loading', message: `kubectl could not be loaded: ${String(error)}` });
    },
  );
}

function handle(message: Down): void {
  if (message.type === 'open') open(message);
  else if (show) guarded(show, message);
}

/** A session that cannot be opened leaves the one that is open as it is. */
function open({ session, at }: Extract<Down, { type: 'open' }>): void {
  try {
    if (session.engine !== ENGINE_VERSION) {
      post({
        type: 'refused',
        message: `This session was made by another engine (${session.engine}); this one is ${ENGINE_VERSION}.`,
      });
      return;
    }
    const next = new Show(session, wallNow, () => toolbox);
    next.open(at ?? 0);
    show = next;
  } catch (error) {
    post({ type: 'refused', message: error instanceof Error ? error.message : String(error) });
  }
}

/** Engine limits pause the cluster with their diagnosis; everything else is a crash, which the page hears of by itself. */
function guarded(current: Show, message: Exclude<Down, { type: 'open' }>): void {
  try {
    if (message.type === 'frame') {
      const diff = current.frame(message.wallMs);
      if (diff) post(diff);
      if (diff && toolbox === OPENING_TOOLBOX) loadTools();
    } else if (message.type === 'ask') {
      post({ type: 'reply', id: message.id, answer: current.answer(message.question) });
    } else current.hear(message);
  } catch (error) {
    if (!(error instanceof Diagnosis)) throw error;
    current.halt();
    post({ type: 'diagnosis', reason: error.reason, message: error.message });
  }
}
