import { Lightbulb, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { editingText } from '../../texts/editing';
import { RULES } from './advice/rules';
import { type AdviceItem, advice, silence } from './adviceStore';
import type { Surface } from './surface';

interface Props {
  readonly surface: Surface;
  readonly onClose: () => void;
}

/** The advice for a file as a list: what is so, why it matters, and a press that mends it. */
export default function AdvicePanel({ surface, onClose }: Props) {
  const items = useStore(advice, (state) => state.items);
  const silenced = useStore(advice, (state) => state.silenced);
  const list = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true }), []);
  // A fix takes its own button away, and the focus with it.
  useEffect(() => {
    if (items && document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, [items]);
  const close = () => {
    onClose();
    surface.focus();
  };
  return (
    <section
      className="advice"
      ref={panel}
      tabIndex={-1}
      aria-label={editingText('advice.name')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <header>
        <Lightbulb className="ic" aria-hidden="true" />
        <h3>{editingText('advice.heading', { count: items.length })}</h3>
        <div className="grow" />
        <button
          type="button"
          className="btn bare sq small"
          aria-label={editingText('problems.close')}
          title={editingText('problems.close')}
          onClick={close}
        >
          <X className="ic" aria-hidden="true" />
        </button>
      </header>
      <div className="advice-list" ref={list}>
        {items.length === 0 && <p className="advice-none">{editingText('advice.none')}</p>}
        {items.map((item, index) => (
          <Item key={`${item.rule}-${item.line}-${index.toString()}`} item={item} surface={surface} />
        ))}
        {silenced.length > 0 && <Silenced rules={silenced} />}
      </div>
    </section>
  );
}

function Item({ item, surface }: { item: AdviceItem; surface: Surface }) {
  return (
    <article className="advice-item">
      <h4>
        <button type="button" className="btn small" onClick={() => surface.goTo(item.line, item.column)}>
          {editingText('problems.line', { line: item.line })}
        </button>
        {item.title}
      </h4>
      <p className="advice-what">{item.what}</p>
      <p className="advice-why">{item.why}</p>
      <div className="advice-deeds">
        {item.fixes.map((fix, index) => (
          <button
            type="button"
            key={fix.title}
            className={index === 0 ? 'btn small pri' : 'btn small'}
            onClick={() => {
              surface.change(fix.changes);
              surface.reveal(item.line);
            }}
          >
            {fix.title}
          </button>
        ))}
        <button type="button" className="btn bare small" onClick={() => silence(item.rule, true)}>
          {editingText('advice.silence')}
        </button>
      </div>
    </article>
  );
}

function Silenced({ rules }: { rules: readonly string[] }) {
  const shown = RULES.filter(({ name }) => rules.includes(name));
  return (
    <footer className="advice-silenced">
      <span>{editingText('advice.silenced')}</span>
      {shown.map(({ name, title }) => (
        <button type="button" className="btn small" key={name} onClick={() => silence(name, false)}>
          {title()}
        </button>
      ))}
    </footer>
  );
}
