import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { Playground } from '../../mirror/playground';
import type { ScenarioCard } from '../../protocol/scenario';
import { homeText } from '../../texts/home';
import { workspace } from '../kit/workspace';
import { answersTo, type Item } from './items';
import '../kit/menu.css';
import './palette.css';
import { keysText } from '../../texts/keys';

interface Props {
  readonly cards: readonly ScenarioCard[];
  readonly playground?: Playground | undefined;
}

const close = () => workspace.setState({ dialog: undefined });

/** A field and what answers to it: arrows choose while the field keeps the focus, Enter does it. */
export function PaletteDialog({ cards, playground }: Props) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [before] = useState(() => document.activeElement);
  const acted = useRef(false);
  const list = useId();
  const groups = useMemo(() => answersTo(query, cards, playground), [query, cards, playground]);
  const items = groups.flatMap((group) => group.items);
  const at = Math.min(chosen, items.length - 1);
  const act = (item: Item | undefined) => {
    if (!item) return;
    acted.current = true;
    close();
    // What it does may take the focus, which the dialog gives back first.
    requestAnimationFrame(item.act);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 7, PageUp: -7 }[event.key];
    if (event.key === 'Enter') act(items[at]);
    else if (step === undefined) return;
    else setChosen((items.length + Math.max(-at, at + step)) % Math.max(1, items.length));
    event.preventDefault();
  };
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content
          className="dialog palette"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!acted.current && before instanceof HTMLElement) before.focus({ preventScroll: true });
          }}
        >
          <Dialog.Title className="sr">{homeText('palette.title')}</Dialog.Title>
          <label className="palette-field">
            <Search className="ic" aria-hidden="true" />
            <input
              // The dialog gives the focus to its first field.
              role="combobox"
              aria-expanded="true"
              aria-controls={list}
              aria-autocomplete="list"
              aria-activedescendant={items[at] ? `${list}-${at}` : undefined}
              aria-label={homeText('palette.title')}
              placeholder={homeText('palette.hint')}
              autoComplete="off"
              spellCheck={false}
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setChosen(0);
              }}
              onKeyDown={onKeyDown}
            />
          </label>
          <Answers id={list} groups={groups} at={at} act={act} choose={setChosen} />
          {items.length === 0 && <p className="palette-none">{homeText('palette.none')}</p>}
          <p className="palette-keys" aria-hidden="true">
            <kbd>↑</kbd>
            <kbd>↓</kbd> {homeText('keys.move')} <kbd>{keysText('enter')}</kbd> {homeText('keys.choose')}{' '}
            <kbd>{keysText('escape')}</kbd> {homeText('keys.close')}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface AnswersProps {
  readonly id: string;
  readonly groups: ReturnType<typeof answersTo>;
  readonly at: number;
  readonly act: (item: Item) => void;
  readonly choose: (index: number) => void;
}

function Answers({ id, groups, at, act, choose }: AnswersProps) {
  let index = -1;
  return (
    <div className="palette-list" id={id} role="listbox" aria-label={homeText('palette.results')}>
      {groups.map(({ name, items }) => (
        <div key={name} role="presentation">
          <p aria-hidden="true">{name}</p>
          {items.map((item) => {
            index++;
            const own = index;
            return (
              <div
                key={item.key}
                id={`${id}-${own}`}
                role="option"
                tabIndex={-1}
                aria-selected={own === at}
                className="palette-item"
                ref={own === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
                onPointerMove={() => choose(own)}
                onClick={() => act(item)}
                onKeyDown={() => {}}
              >
                <b>{item.label}</b>
                <span>{item.note}</span>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
