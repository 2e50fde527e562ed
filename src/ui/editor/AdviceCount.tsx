import { Lightbulb } from 'lucide-react';
import { useStore } from 'zustand';
import { editingText } from '../../texts/editing';
import { advice } from './adviceStore';

/** How much there is to advise about the file that is shown; a press lists it. */
export function AdviceCount({ open, toggle }: { open: boolean; toggle: () => void }) {
  const count = useStore(advice, (state) => state.items.length);
  const silenced = useStore(advice, (state) => state.silenced.length);
  if (count === 0 && silenced === 0 && !open) return null;
  const name = editingText('advice.count', { count });
  return (
    <button
      type="button"
      className="btn bare small advice-count"
      aria-expanded={open}
      aria-label={name}
      title={name}
      onClick={toggle}
    >
      <Lightbulb className="ic" aria-hidden="true" />
      {count}
    </button>
  );
}
