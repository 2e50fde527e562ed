import { LocateFixed } from 'lucide-react';
import { useStore } from 'zustand';
import { consequenceText } from '../../texts/consequences';
import { editingText } from '../../texts/editing';
import { cursor } from './hint';
import type { Surface } from './surface';

/** The card about the field that the cursor rests on: what it is, and what it comes to here. */
export function HintCard() {
  const hint = useStore(cursor, (state) => state.hint);
  if (!hint) return null;
  const { name, fallback, text, consequence } = hint;
  return (
    <aside className="hint-card" aria-label={consequenceText('card.name', { name })}>
      <header>
        <b className="mono">{name}</b>
        {fallback !== '' && <span>{consequenceText('card.default', { value: fallback })}</span>}
      </header>
      <p>{text}</p>
      <footer>
        {consequenceText('card.here')} <b>{consequence.figure}</b> {consequence.rest}
      </footer>
    </aside>
  );
}

/** Goes to the live object of the document that the cursor is in. */
export function LiveButton({ surface }: { surface: Surface }) {
  const here = useStore(cursor, (state) => state.here);
  if (!here?.lives) return null;
  const name = editingText('live.show', { kind: here.kind, name: here.name });
  return (
    <button type="button" className="btn bare sq small" aria-label={name} title={name} onClick={() => surface.goLive()}>
      <LocateFixed className="ic" aria-hidden="true" />
    </button>
  );
}
