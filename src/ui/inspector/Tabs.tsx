import { type KeyboardEvent, useRef } from 'react';
import { inspectorText } from '../../texts/inspector';
import type { Part } from './panes';

interface Props {
  readonly parts: readonly Part[];
  readonly current: Part;
  readonly choose: (part: Part) => void;
  /** How many events there are. */
  readonly events: number;
}

/** The parts as tabs: arrows go from one to the next, and what has the focus is shown. */
export function Tabs({ parts, current, choose, events }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = parts.indexOf(current);
    const next =
      event.key === 'ArrowRight'
        ? parts[(at + 1) % parts.length]
        : event.key === 'ArrowLeft'
          ? parts[(at + parts.length - 1) % parts.length]
          : event.key === 'Home'
            ? parts[0]
            : event.key === 'End'
              ? parts.at(-1)
              : undefined;
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    list.current?.querySelector<HTMLElement>(`#inspector-tab-${next}`)?.focus();
  };
  return (
    <div className="inspector-tabs" role="tablist" aria-label={inspectorText('panel.parts')} ref={list}>
      {parts.map((part) => (
        <button
          key={part}
          type="button"
          role="tab"
          id={`inspector-tab-${part}`}
          aria-selected={part === current}
          aria-controls="inspector-part"
          tabIndex={part === current ? 0 : -1}
          onClick={() => choose(part)}
          onKeyDown={onKeyDown}
        >
          {inspectorText(`tab.${part}`)}
          {part === 'events' && events > 0 && <span className="inspector-count">{events}</span>}
        </button>
      ))}
    </div>
  );
}
