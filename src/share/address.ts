import { MAX_FRAGMENT_LENGTH, MAX_MOMENT_MS, MAX_NAME_LENGTH } from './limits';

/** How somebody who opens a link looks at the cluster. All of it can be left out. */
export interface Look {
  /** Nobody changes the cluster: whoever wants to makes it theirs first. */
  readonly readOnly?: boolean;
  /** A view of the stage, by name. */
  readonly view?: string;
  /** The key of an object of the stage. */
  readonly selected?: string;
}

/** A bundled scenario by name, as short as can be; `at` is a moment in milliseconds of cluster time. */
export interface ScenarioAddress {
  readonly scenario: string;
  readonly at?: number;
  readonly look: Look;
}

const NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** The fragment, without `#`, of a bundled scenario: `scenario=std&at=90000`. */
export function scenarioFragment({ scenario, at, look }: ScenarioAddress): string {
  return `scenario=${scenario}${at === undefined ? '' : `&at=${at}`}${lookText(look)}`;
}

/** What a fragment like `#scenario=std&at=90000&ro` names; undefined for any other. Nothing in it is trusted. */
export function openScenarioAddress(fragment: string): ScenarioAddress | undefined {
  const text = bare(fragment);
  if (text.length > MAX_FRAGMENT_LENGTH || !text.startsWith('scenario=')) return undefined;
  const [first = '', ...rest] = text.split('&');
  const scenario = first.slice('scenario='.length);
  if (scenario.length > MAX_NAME_LENGTH || !NAME.test(scenario)) return undefined;
  const options = `&${rest.join('&')}`;
  const at = /&at=(\d{1,15})(?:&|$)/.exec(options)?.[1];
  const moment = at === undefined || Number(at) > MAX_MOMENT_MS ? {} : { at: Number(at) };
  return { scenario, ...moment, look: lookOf(options) };
}

/** `&ro&view=fleet`: what stands behind what a link holds. Letters and digits come last, for mail programs cut off the rest. */
export function lookText({ readOnly, view, selected }: Look): string {
  const select = selected === undefined ? '' : `&select=${encodeURIComponent(selected)}`;
  return `${select}${view === undefined ? '' : `&view=${view}`}${readOnly ? '&ro' : ''}`;
}

/** Reads what `lookText` wrote; what it does not know it passes over. */
export function lookOf(options: string): Look {
  const look: { readOnly?: boolean; view?: string; selected?: string } = {};
  for (const option of options.split('&')) {
    const [key, value = ''] = option.split('=', 2);
    if (key === 'ro') look.readOnly = true;
    else if (key === 'view' && /^[a-z]{1,20}$/.test(value)) look.view = value;
    else if (key === 'select' && value.length <= 3 * MAX_NAME_LENGTH) {
      const selected = decoded(value);
      if (selected) look.selected = selected;
    }
  }
  return look;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A fragment without its `#`. */
export function bare(fragment: string): string {
  return fragment.startsWith('#') ? fragment.slice(1) : fragment;
}
