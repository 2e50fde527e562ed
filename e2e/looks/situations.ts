import type { Scenario } from '../../src/protocol/scenario';
import { ENGINE_VERSION, type LoggedCommand } from '../../src/protocol/session';
import { linkOf } from '../../src/share/link';
import { bundledScenario, scenarioNames } from '../../src/testing/scenarios/shelf';

/** Something that is looked at: an address, and what a person does there before the picture is taken. */
export interface Situation {
  readonly name: string;
  /** A page of ours that is not in the built product: it is built for its picture, and shown whole. */
  readonly page?: string;
  /** The fragment with its `#`, or '' for the home page. */
  readonly fragment: string;
  /** Keys that are pressed one after the other, once the picture stands. */
  readonly keys?: readonly string[];
  /** Editor and terminal are part of the picture; else they are left out, for Monaco comes in its own time. */
  readonly dock?: boolean;
  /** The only size that is looked at; all of them when left out. */
  readonly size?: SizeName;
}

export const SIZES = {
  desk: { width: 1440, height: 900 },
  wide: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
} as const;

export type SizeName = keyof typeof SIZES;
export const THEMES = ['light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

/** The lines that a scenario proposes, typed one after the other where it opens: the first terminal may wait for an answer there. */
function tried(scenario: Scenario): LoggedCommand[] {
  return scenario.tries.map((line, index) => ({
    at: scenario.opensAtMs + index,
    command: { type: 'exec', terminal: '2', line },
  }));
}

/** The address of a moment of a scenario, with `isTried` on the way that begins with what it proposes. */
export function fragmentAt(scenario: Scenario, at: number, isTried: boolean, look: { view?: string } = {}): string {
  const log = isTried ? [...scenario.start, ...tried(scenario)] : scenario.start;
  const session = { engine: ENGINE_VERSION, seed: 1, scenario: scenario.name, log };
  const made = linkOf({ session, at }, { view: scenario.look.view, ...look });
  if (!made.ok) throw new Error(made.message);
  return `#${made.fragment}`;
}

const slug = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** The six mock-ups: five as sessions of the product, one as a page of its parts. */
function mockUps(): Situation[] {
  const rollout = bundledScenario('rolling-update');
  const squeeze = bundledScenario('memory-squeeze');
  const canary = bundledScenario('canary');
  return [
    { name: 'mock-learner-rollout', fragment: fragmentAt(rollout, 88_000, false), dock: true },
    { name: 'mock-fleet-eviction', fragment: fragmentAt(squeeze, 150_000, false), keys: ['w'] },
    { name: 'mock-presenter', fragment: fragmentAt(canary, 85_000, false), keys: ['p'], size: 'wide' },
    { name: 'mock-catalogue', fragment: '' },
    { name: 'mock-phone', fragment: fragmentAt(rollout, 78_000, false), size: 'phone' },
    { name: 'mock-states', page: 'states.html', fragment: '', size: 'desk' },
  ];
}

/** Everything that is looked at: the mock-ups, and each scenario at its moments. */
export function situations(): Situation[] {
  const moments = scenarioNames().flatMap((name) => {
    const scenario = bundledScenario(name);
    return scenario.moments.map((moment) => ({
      name: `${name}-${slug(moment.name)}`,
      fragment: fragmentAt(scenario, moment.at, moment.tried),
    }));
  });
  return [...mockUps(), ...moments];
}
