import { talkName } from './talk';

/** The talk of this page: its second windows find it by this name. */
export const TALK = talkName();

const open = (query: string, name: string) => {
  window.open(`./audience.html?talk=${TALK}${query}`, `${name}-${TALK}`, 'popup,width=1280,height=720');
};

/** The picture alone, for the second screen. */
export function openAudience(): void {
  open('', 'audience');
}

/** Notes, the next step and the remote, for the screen that only the speaker sees. */
export function openNotes(): void {
  open('&notes', 'notes');
}
