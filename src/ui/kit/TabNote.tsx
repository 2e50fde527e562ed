import { frameText } from '../../texts/frame';

/** What Tab does in a text that may keep it, where a person who tabs would wonder. */
export function TabNote({ moves, hint }: { moves: boolean; hint: boolean }) {
  if (!moves && !hint) return null;
  return (
    <span className="mut" role="status">
      {frameText(moves ? 'tab.moves' : 'tab.hint')}
    </span>
  );
}
