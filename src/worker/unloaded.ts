import type { Down, Up } from '../protocol/messages';

/** What is said of messages that could not be done, because a part of the program could not be loaded. */
export function saidOfUnloaded(messages: readonly Down[], error: string): Up[] {
  const reason = `A part of kubectl could not be loaded: ${error}`;
  const said = messages.flatMap((message): Up[] => {
    if (message.type === 'open') return [{ type: 'refused', message: reason }];
    return message.type === 'ask' ? [{ type: 'reply', id: message.id, error: reason }] : [];
  });
  if (said.length === messages.length) return said;
  const message = `${reason}. What was asked for meanwhile is not done: ask for it again.`;
  return [...said, { type: 'diagnosis', reason: 'a part could not be loaded', message }];
}
