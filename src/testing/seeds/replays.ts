import { Playback } from '../../engine/playback';
import { ENGINE_VERSION, type Session } from '../../protocol/session';
import { linkOf, openLink } from '../../share/link';
import { scenarioByName } from '../scenarios/shelf';
import type { Complaint } from './checker';
import { type Played, scenarioOf } from './run';
import { openStage } from './stage';

/** The session of a seed's drama. */
export function sessionOf({ seed, log }: Played): Session {
  return { engine: ENGINE_VERSION, seed, scenario: scenarioOf(seed), log };
}

const NOBODY = { save: () => undefined, load: () => {} };
/** What is done in the past to make a branch, and how long that is followed. */
const FORK_LINE = 'kubectl delete pods --all --wait=false';
const FORK_MS = 1_500;

/** Plays a drama again as a link carries it, rewinds it, forks it and returns: it has to come to the same states. */
export function replay(played: Played): Complaint[] {
  const last = played.moments[1];
  if (!last) return [];
  const complaints: Complaint[] = [];
  try {
    compare(played, complaints);
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    complaints.push({ checker: 'replays', at: last.at, message });
  }
  return complaints;
}

function compare(played: Played, complaints: Complaint[]): void {
  const [before, last] = played.moments as [Played['moments'][0], Played['moments'][0]];
  const made = linkOf({ session: sessionOf(played), at: last.at });
  const opened = made.ok ? openLink(`#${made.fragment}`) : made;
  if (!opened.ok) {
    complaints.push({ checker: 'link', at: last.at, message: opened.message });
    return;
  }
  const { session, at } = opened.shared;
  const world = scenarioByName(session.scenario)?.world;
  if (!world) throw new Error(`no scenario is called ${session.scenario}`);
  const { cluster } = openStage(session.seed, world);
  cluster.populate();
  const playback = new Playback(cluster, NOBODY, session.log);
  const hold = (checker: string, moment: { readonly at: number; readonly hash: string }) => {
    const hash = cluster.hash();
    const message = `${hash} in place of ${moment.hash}`;
    if (hash !== moment.hash) complaints.push({ checker, at: moment.at, message });
  };
  playback.seek(at);
  hold('second run through a link', last);
  playback.seek(before.at);
  hold('rewind', before);
  playback.perform({ type: 'exec', terminal: 'fork', line: FORK_LINE });
  playback.advance(playback.now + FORK_MS);
  playback.switchTo('fork A');
  playback.seek(last.at);
  hold('fork', last);
}
