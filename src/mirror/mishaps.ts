import type { Down } from '../protocol/messages';
import { keepText } from '../texts/keep';
import type { Notice } from './store';

/** Somebody wants to change a cluster that nobody changes. */
export const READ_ONLY: Notice = {
  id: 'read-only',
  tone: 'plain',
  title: keepText('readOnly.title'),
  detail: keepText('readOnly.detail'),
  actions: [{ label: keepText('readOnly.make'), act: 'make-mine' }],
};

const CHANGES: ReadonlySet<Down['type']> = new Set(['command', 'fork', 'rename', 'forget', 'undo', 'redo', 'bookmark']);

/** Does a message change the session, and not only how it is looked at? */
export function isChange({ type }: Down): boolean {
  return CHANGES.has(type);
}

/** The worker computes something long. */
export const BUSY: Notice = {
  id: 'busy',
  tone: 'plain',
  title: 'The cluster is still computing.',
  detail: 'Its clock waits meanwhile; the editor does not. You can stop it and go back to its command log.',
  actions: [{ label: 'Stop and restore', act: 'restore' }],
};

/** The engine paused by itself. */
export function diagnosisNotice({ reason, message }: { reason: string; message: string }): Notice {
  return {
    id: 'diagnosis',
    tone: 'warn',
    title: `Paused: ${reason}`,
    detail: message,
    actions: [{ label: 'Go on', act: 'resume' }],
  };
}

/** The worker ended and is not started again by itself. */
export function crashedNotice(reason: string): Notice {
  return {
    id: 'crashed',
    tone: 'bad',
    title: 'The cluster stopped, and its command log is safe.',
    detail: reason,
    actions: [
      { label: 'Try again', act: 'restore' },
      { label: 'One second earlier', act: 'restore-earlier' },
      { label: 'Start over', act: 'start-over' },
    ],
  };
}
