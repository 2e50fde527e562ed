import { Diagnosis } from '../engine/cluster';
import type { Down, Up } from '../protocol/messages';
import { ENGINE_VERSION } from '../protocol/session';
import { Show } from './show';

const wallNow = () => performance.now();
let show: Show | undefined;

function post(message: Up): void {
  self.postMessage(message);
}

self.onmessage = ({ data }: MessageEvent<Down>) => {
  if (data.type === 'open') open(data);
  else if (show) guarded(show, data);
};

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
    const next = new Show(session, wallNow);
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
    } else if (message.type === 'ask') {
      post({ type: 'reply', id: message.id, answer: current.answer(message.question) });
    } else current.hear(message);
  } catch (error) {
    if (!(error instanceof Diagnosis)) throw error;
    current.halt();
    post({ type: 'diagnosis', reason: error.reason, message: error.message });
  }
}
