import { LATER } from '../api/laterRules';
import { OPENING_TOOLBOX } from '../cli/openingToolbox';
import { Diagnosis } from '../engine/cluster';
import type { Down, Up } from '../protocol/messages';
import { ENGINE_VERSION } from '../protocol/session';
import { isForLater } from './questions';
import type { REST } from './rest';
import { comesUpAtOnce, Show } from './show';
import { saidOfUnloaded } from './unloaded';

const wallNow = () => performance.now();
let show: Show | undefined;
/** What is loaded once the first picture is drawn. */
let rest: typeof REST | undefined;
let words: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
let loadsRest = false;
let waiting: Down[] | undefined;

function post(message: Up): void {
  self.postMessage(message);
}

self.onmessage = ({ data }: MessageEvent<Down>) => hear(data);

/** Messages are done in their order; one that needs what is not there yet holds up those behind it. */
function hear(message: Down): void {
  if (waiting) {
    waiting.push(message);
    return;
  }
  const missing = missingFor(message);
  if (missing) {
    waiting = [message];
    missing();
  } else handle(message);
}

/** How to get what a message needs, where it is not there yet. */
function missingFor(message: Down): (() => void) | undefined {
  if (!rest && needsRest(message)) return loadRest;
  return !words && linesOf(message).some((line) => /\bexplain\b/.test(line)) ? loadWords : undefined;
}

const HISTORY: ReadonlySet<Down['type']> = new Set([
  'branch',
  'fork',
  'rename',
  'forget',
  'undo',
  'redo',
  'bookmark',
  'lockstep',
]);

/** A scenario comes up with the opening's tools alone; whatever a person does then needs the rest. */
function needsRest(message: Down): boolean {
  if (message.type === 'ask') return message.question.type === 'complete' || isForLater(message.question);
  if (message.type === 'open') return !comesUpAtOnce(message.session, message.scenario);
  return message.type === 'command' || HISTORY.has(message.type);
}

/** The lines that a message has run. */
function linesOf(message: Down): string[] {
  if (message.type === 'command') return message.command.type === 'exec' ? [message.command.line] : [];
  if (message.type !== 'open') return [];
  const { log, history } = message.session;
  return [log, ...(history?.others ?? []).map((other) => other.log)]
    .flat()
    .flatMap(({ command }) => (command.type === 'exec' ? [command.line] : []));
}

/** Loads all that can be typed and run. Cluster time does not move meanwhile, so nothing depends on how long it takes. */
function loadRest(): void {
  load(
    import('./rest').then(({ REST }) => {
      rest = REST;
      LATER.rules = REST.rules;
    }),
  );
}

/** Loads what `kubectl explain` says of types and fields. */
function loadWords(): void {
  load(
    import('virtual:explain-words').then((module) => {
      words = module.default;
    }),
  );
}

function load(loading: Promise<void>): void {
  loading.then(
    () => {
      const messages = waiting ?? [];
      waiting = undefined;
      for (const message of messages) hear(message);
    },
    (error) => {
      const messages = waiting ?? [];
      waiting = undefined;
      const said = saidOfUnloaded(
        messages.filter((message) => missingFor(message)),
        String(error),
      );
      if (said.some(({ type }) => type === 'diagnosis')) show?.halt();
      for (const one of said) post(one);
      for (const message of messages) if (!missingFor(message)) hear(message);
    },
  );
}

function handle(message: Down): void {
  if (message.type === 'open') open(message);
  else if (show) guarded(show, message);
}

/** A session that cannot be opened leaves the one that is open as it is. */
function open({ session, scenario, at }: Extract<Down, { type: 'open' }>): void {
  try {
    if (session.engine !== ENGINE_VERSION) {
      post({
        type: 'refused',
        message: `This session was made by another engine (${session.engine}); this one is ${ENGINE_VERSION}.`,
      });
      return;
    }
    const next = new Show(session, scenario, wallNow, {
      toolbox: () => rest?.toolbox ?? OPENING_TOOLBOX,
      shell: () => {
        if (!rest) throw new Diagnosis('NoShell', 'a container ran a command line before the shell was loaded');
        return rest.shell;
      },
      desk: (cluster, almanac, past) => rest && new rest.Desk(cluster, almanac, past),
      whys: () => (rest as typeof REST).whys,
      historian: (parts) => rest && new rest.Historian(parts),
      post,
      fieldWords: (struct, field) => words?.[struct]?.[field],
    });
    next.open(at ?? 0);
    show = next;
  } catch (error) {
    post({ type: 'refused', message: error instanceof Error ? error.message : String(error) });
  }
}

/** Engine limits pause the cluster with their diagnosis; everything else is a crash, which the page hears of by itself. */
function guarded(current: Show, message: Exclude<Down, { type: 'open' }>): void {
  try {
    if (message.type === 'frame') {
      const diff = current.frame(message.wallMs);
      if (diff) post(diff);
      if (diff && !loadsRest) {
        loadsRest = true;
        loadRest();
      }
    } else if (message.type === 'ask') {
      post({ type: 'reply', id: message.id, answer: current.answer(message.question) });
    } else current.hear(message);
  } catch (error) {
    if (!(error instanceof Diagnosis)) throw error;
    // What is asked may be tried on another cluster, which says nothing of the one that is shown.
    if (message.type === 'ask') post({ type: 'reply', id: message.id, error: error.message });
    else {
      current.halt();
      post({ type: 'diagnosis', reason: error.reason, message: error.message });
    }
  }
}
