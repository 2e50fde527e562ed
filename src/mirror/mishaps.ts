import type { Down } from '../protocol/messages';
import { keepText } from '../texts/keep';
import { mishapsText } from '../texts/mishaps';
import type { Notice } from './store';

/** Somebody wants to change a cluster that nobody changes. */
export const readOnlyNotice = (): Notice => ({
  id: 'read-only',
  tone: 'plain',
  title: keepText('readOnly.title'),
  detail: keepText('readOnly.detail'),
  actions: [{ label: keepText('readOnly.make'), act: 'make-mine' }],
});

const CHANGES: ReadonlySet<Down['type']> = new Set(['command', 'fork', 'rename', 'forget', 'undo', 'redo', 'bookmark']);

/** Does a message change the session, and not only how it is looked at? */
export function isChange({ type }: Down): boolean {
  return CHANGES.has(type);
}

/** The worker computes something long. */
export const busyNotice = (): Notice => ({
  id: 'busy',
  tone: 'plain',
  title: mishapsText('busy.title'),
  detail: mishapsText('busy.detail'),
  actions: [{ label: mishapsText('busy.stop'), act: 'restore' }],
});

/** The engine paused by itself. */
export function diagnosisNotice({ reason, message }: { reason: string; message: string }): Notice {
  return {
    id: 'diagnosis',
    tone: 'warn',
    title: mishapsText('diagnosis.title', { reason }),
    detail: message,
    actions: [{ label: mishapsText('diagnosis.on'), act: 'resume' }],
  };
}

/** The worker ended and is not started again by itself. */
export function crashedNotice(reason: string): Notice {
  return {
    id: 'crashed',
    tone: 'bad',
    title: mishapsText('crashed.title'),
    detail: reason,
    actions: [
      { label: mishapsText('crashed.again'), act: 'restore' },
      { label: mishapsText('crashed.earlier'), act: 'restore-earlier' },
      { label: mishapsText('crashed.over'), act: 'start-over' },
    ],
  };
}
