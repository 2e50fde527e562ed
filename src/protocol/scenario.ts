import type { LoggedCommand, WorldSpec } from './session';

/** What a person is told of a scenario before it is opened. */
export interface ScenarioCard {
  readonly name: string;
  /** What a person reads in the top bar. */
  readonly title: string;
  /** What goes on in it. */
  readonly sentence: string;
  /** What a person should be able to see or to do with it. */
  readonly goal: string;
  readonly tags: readonly string[];
  /** Those with the same topic stand together on the home page; by `order`, over all topics. */
  readonly topic: string;
  readonly order: number;
  /** What its small picture shows: who talks to whom, what runs where, who waits for a node, or the machines' memory. */
  readonly picture: 'flow' | 'fleet' | 'queue' | 'memory';
  /** Whether it stands among the scenarios of the home page; by its name everyone is found. */
  readonly listed: boolean;
  /** How fast its small picture runs, over wall time. */
  readonly previewSpeed: number;
}

/** A moment of a scenario that is worth looking at: tests do, and people can go there. */
export interface ScenarioMoment {
  readonly name: string;
  /** Cluster time in milliseconds. */
  readonly at: number;
  /** Whether it is on the way that begins with the scenario's `tries`, run where it opens. */
  readonly tried: boolean;
}

/** A bundled world with something going on in it: a folder of data in `scenarios/content`. */
export interface Scenario extends ScenarioCard {
  readonly world: WorldSpec;
  /** The editor's tabs, by file name, in order. */
  readonly files: Readonly<Record<string, string>>;
  /** What a new session's log begins with: the commands that bring the scenario up. */
  readonly start: readonly LoggedCommand[];
  /** A new session opens at this moment of cluster time, in milliseconds, so that people arrive in a living cluster. */
  readonly opensAtMs: number;
  readonly playing: boolean;
  readonly speed: number;
  /** What to look at first. `selected` is `Kind/name`. */
  readonly look: { readonly view: 'flow' | 'fleet' | 'table'; readonly selected?: string };
  /** Lines that are worth typing once it is open. */
  readonly tries: readonly string[];
  readonly moments: readonly ScenarioMoment[];
}
