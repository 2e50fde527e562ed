import type { Playground } from '../../mirror/playground';
import type { Mirror } from '../../mirror/store';
import type { ScenarioCard } from '../../protocol/scenario';
import { homeText } from '../../texts/home';
import { keysText } from '../../texts/keys';
import { shareText } from '../../texts/share';
import { timeText } from '../../texts/time';
import type { StageObject } from '../canvas/stageObject';
import { focusPane, select, workspace } from '../kit/workspace';
import { VIEWS, viewLabel } from '../stage/views';
import { toggleTheme } from '../theme/theme';

/** Something the palette offers: what it is called, what it is found by beside that, and what it does. */
export interface Item {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly act: () => void;
}

export interface Group {
  readonly name: string;
  readonly items: readonly Item[];
}

const AT_MOST = 7;

const go = (fragment: string) => () => {
  location.hash = fragment;
};

/** What answers to a query, in groups; a line that begins with `kubectl` comes first, any other may be one and comes last. */
export function answersTo(query: string, cards: readonly ScenarioCard[], playground: Playground | undefined): Group[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const groups: Group[] = [
    { name: homeText('palette.actions'), items: actions(playground) },
    { name: homeText('palette.views'), items: playground ? views() : [] },
    {
      name: homeText('palette.objects'),
      items: playground && words.length > 0 ? objects(playground.mirror.getState()) : [],
    },
    { name: homeText('palette.scenarios'), items: cards.map(scenario) },
  ];
  const found = groups
    .map(({ name, items }) => ({ name, items: ranked(items, words).slice(0, words.length > 0 ? AT_MOST : undefined) }))
    .filter(({ items }) => items.length > 0);
  const line = playground ? runLine(query, playground) : undefined;
  if (!line) return found;
  const run = { name: homeText('palette.run'), items: [line] };
  return /^\s*k(ubectl)?\s/.test(query) ? [run, ...found] : [...found, run];
}

/** Those that have all the words, the ones that begin with the first of them before the others. */
function ranked(items: readonly Item[], words: readonly string[]): Item[] {
  const [first = ''] = words;
  const rank = ({ label }: Item) =>
    label.toLowerCase().startsWith(first) ? 0 : label.toLowerCase().includes(first) ? 1 : 2;
  return items
    .filter(({ label, note }) => words.every((word) => `${label} ${note}`.toLowerCase().includes(word)))
    .map((item, index) => ({ item, index }))
    .sort((a, b) => rank(a.item) - rank(b.item) || a.index - b.index)
    .map(({ item }) => item);
}

function scenario({ name, title, sentence }: ScenarioCard): Item {
  return { key: `scenario ${name}`, label: title, note: sentence, act: go(`scenario=${name}`) };
}

function views(): Item[] {
  return VIEWS.map(({ name, key }) => ({
    key: `view ${name}`,
    label: homeText('view.to', { view: viewLabel(name) }),
    note: key,
    act: () => workspace.setState({ view: name }),
  }));
}

function actions(playground: Playground | undefined): Item[] {
  const theme: Item = { key: 'theme', label: homeText('action.theme'), note: '', act: toggleTheme };
  const sessions: Item = {
    key: 'sessions',
    label: shareText('sessions'),
    note: '',
    act: () => workspace.setState({ dialog: 'sessions' }),
  };
  if (!playground) return [{ key: 'mine', label: homeText('action.mine'), note: '', act: go('mine') }, sessions, theme];
  const { mirror } = playground;
  return [
    { key: 'home', label: homeText('action.home'), note: '', act: go('home') },
    { key: 'mine', label: homeText('action.mine'), note: '', act: go('mine') },
    { key: 'play', label: homeText('action.play'), note: keysText('space'), act: () => playground.togglePlay() },
    { key: 'back', label: homeText('action.back'), note: keysText('home'), act: () => playground.seek(0) },
    {
      key: 'end',
      label: homeText('action.end'),
      note: keysText('end'),
      act: () => playground.seek(mirror.getState().horizon),
    },
    { key: 'undo', label: timeText('undo'), note: timeText('key.undo'), act: () => playground.history.undo() },
    { key: 'redo', label: timeText('redo'), note: timeText('key.redo'), act: () => playground.history.redo() },
    { key: 'fork', label: timeText('fork.here'), note: 'F', act: () => playground.history.fork() },
    {
      key: 'bookmark',
      label: timeText('bookmark.here'),
      note: 'M',
      act: () => workspace.setState({ dialog: 'bookmark' }),
    },
    {
      key: 'branches',
      label: timeText('names.title'),
      note: '',
      act: () => workspace.setState({ dialog: 'branches' }),
    },
    { key: 'editor', label: homeText('action.editor'), note: 'E', act: () => focusPane('editor') },
    { key: 'terminal', label: homeText('action.terminal'), note: '`', act: () => focusPane('terminal') },
    {
      key: 'present',
      label: homeText('action.present'),
      note: 'P',
      act: () => workspace.setState({ presenting: true }),
    },
    { key: 'share', label: shareText('button'), note: '', act: () => workspace.setState({ dialog: 'share' }) },
    sessions,
    { key: 'keys', label: homeText('action.keys'), note: '?', act: () => workspace.setState({ dialog: 'keys' }) },
    theme,
  ];
}

/** The objects that can be selected; of many, only those that are found are made into items. */
function objects(mirror: Mirror): Item[] {
  const item = (kind: string, name: string, note: string, object: StageObject): Item => ({
    key: `${kind} ${'uid' in object ? object.uid : object.name}`,
    label: `${kind} ${name}`,
    note,
    act: () => select(object),
  });
  const system = ({ namespace }: { readonly namespace: string }) => namespace.startsWith('kube-');
  const mine = <T extends { readonly namespace: string }>(records: ReadonlyMap<string, T>) =>
    [...records.values()].filter((one) => !system(one));
  return [
    ...mine(mirror.workloads).map((one) => item(one.kind, one.name, one.namespace, { kind: 'Workload', uid: one.uid })),
    ...mine(mirror.services).map((one) => item('Service', one.name, one.namespace, { kind: 'Service', uid: one.uid })),
    ...mine(mirror.ingresses).map((one) => item('Ingress', one.name, one.namespace, { kind: 'Ingress', uid: one.uid })),
    ...[...mirror.nodes.values()].map(({ name, zone }) => item('Node', name, zone, { kind: 'Node', name })),
    ...mine(mirror.pods)
      .filter(({ goneAt }) => goneAt === undefined)
      .map((one) => item('Pod', one.name, one.status, { kind: 'Pod', uid: one.uid })),
  ];
}

function runLine(query: string, playground: Playground): Item | undefined {
  const words = query.trim().replace(/^k(ubectl)?\s+/, '');
  if (words === '' || /^k(ubectl)?$/.test(words)) return undefined;
  const line = `kubectl ${words}`;
  const act = () => {
    focusPane('terminal');
    void playground.run(line);
  };
  return { key: 'run', label: homeText('palette.run.line', { line: words }), note: '', act };
}
