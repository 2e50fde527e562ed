import { ListFilter } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { stageText } from '../../texts/stage';
import { type Filter, isNarrow, labelTerm, NO_FILTER, type Offer, offersOf, termText, toggled } from '../kit/filter';
import { usePlayground } from '../kit/playground';
import { useWorkspace, workspace } from '../kit/workspace';
import '../kit/menu.css';

/** More labels than this are found by typing. */
const MOST_OFFERS = 40;

/** All that the views can be narrowed to: namespaces, apps and labels, with counts; typing finds them. */
export default function FilterPopover() {
  const open = useWorkspace((state) => state.filtering);
  const filter = useWorkspace((state) => state.filter);
  return (
    <Popover.Root open={open} onOpenChange={(filtering) => workspace.setState({ filtering })}>
      <Popover.Trigger className="btn bare small filter-open" aria-keyshortcuts="/">
        <ListFilter className="ic" aria-hidden="true" />
        <span>{stageText('filter.open')}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="menu filter-menu"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={stageText('filter.title')}
        >
          <Choices filter={filter} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface Choice {
  readonly offer: Offer;
  readonly isChosen: boolean;
  readonly next: Filter;
}

function Choices({ filter }: { filter: Filter }) {
  const { mirror } = usePlayground();
  const [words, setWords] = useState('');
  const list = useRef<HTMLElement>(null);
  const [view] = useState(() => mirror.getState());
  const offers = useMemo(() => offersOf(view, filter), [view, filter]);
  const has = ({ name }: Offer) => name.toLowerCase().includes(words.trim().toLowerCase());
  const groups = [
    { title: stageText('filter.namespaces'), choices: namespaceChoices(offers.namespaces.filter(has), filter) },
    { title: stageText('filter.apps'), choices: appChoices(offers.apps.filter(has), filter) },
    { title: stageText('filter.labels'), choices: labelChoices(offers.labels.filter(has), filter) },
  ].filter(({ choices }) => choices.length > 0);
  const first = groups[0]?.choices[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 } as const;
    const step = steps[event.key as keyof typeof steps];
    if (!step) return;
    const stops = [...(list.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
    stops[stops.indexOf(document.activeElement as HTMLElement) + step]?.focus();
    event.preventDefault();
  };
  return (
    <search ref={list} onKeyDown={onKeyDown}>
      <input
        className="field filter-words"
        type="text"
        spellCheck={false}
        autoComplete="off"
        aria-label={stageText('filter.search')}
        placeholder={stageText('filter.search')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !first || words.trim() === '') return;
          workspace.setState({ filter: first.next, filtering: false });
        }}
      />
      <div className="filter-list">
        {groups.map(({ title, choices }) => (
          <Group key={title} title={title} choices={choices} />
        ))}
        {groups.length === 0 && <p className="filter-none">{stageText('filter.none')}</p>}
      </div>
      <div className="filter-foot">
        <label>
          <input
            type="checkbox"
            checked={filter.system}
            onChange={(event) => workspace.setState({ filter: { ...filter, system: event.target.checked } })}
          />
          {stageText('filter.system')}
        </label>
        {isNarrow(filter) && (
          <button
            type="button"
            className="btn small"
            onClick={() => workspace.setState({ filter: { ...NO_FILTER, system: filter.system } })}
          >
            {stageText('filter.clear')}
          </button>
        )}
      </div>
    </search>
  );
}

function Group({ title, choices }: { title: string; choices: readonly Choice[] }) {
  const id = useId();
  return (
    <fieldset className="filter-group" aria-labelledby={id}>
      <div id={id} className="filter-title">
        {title}
      </div>
      {choices.slice(0, MOST_OFFERS).map(({ offer, isChosen, next }) => (
        <label key={offer.name} className="filter-choice">
          <input type="checkbox" checked={isChosen} onChange={() => workspace.setState({ filter: next })} />
          <span className="filter-name">{offer.name}</span>
          <span className="filter-count">{stageText('filter.pods', { count: offer.pods })}</span>
        </label>
      ))}
    </fieldset>
  );
}

function namespaceChoices(offers: readonly Offer[], filter: Filter): Choice[] {
  return offers.map((offer) => ({
    offer,
    isChosen: filter.namespaces.includes(offer.name),
    next: toggled(filter, { namespace: offer.name }),
  }));
}

function appChoices(offers: readonly Offer[], filter: Filter): Choice[] {
  return offers.map((offer) => ({
    offer,
    isChosen: filter.terms.some((term) => term.type === 'app' && term.value === offer.name),
    next: toggled(filter, { term: { type: 'app', value: offer.name } }),
  }));
}

function labelChoices(offers: readonly Offer[], filter: Filter): Choice[] {
  return offers.map((offer) => ({
    offer,
    isChosen: filter.terms.some((term) => term.type === 'label' && termText(term) === offer.name),
    next: toggled(filter, { term: labelTerm(offer.name) }),
  }));
}
