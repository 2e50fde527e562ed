import type { Scenario } from '../../protocol/scenario';
/** The names of all bundled scenarios: of their folders. */
export declare function scenarioNames(): readonly string[];
/** The scenario of a folder, read from the disk. Throws ScenarioError when it makes none. */
export declare function bundledScenario(name: string): Scenario;
/** What a session's `scenario` names: a folder, or the random world of a seed. Node's twin of what the page loads. */
export declare function scenarioByName(name: string): Scenario | undefined;
