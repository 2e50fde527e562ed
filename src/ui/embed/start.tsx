import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { WorkerLike } from '../../mirror/connection';
import { NOTHING_KEPT } from '../../mirror/nothingKept';
import { Playground } from '../../mirror/playground';
import { ENGINE_VERSION, type Session } from '../../protocol/session';
import { routeOf } from '../frame/route';
import { tabsOf } from '../frame/slots';
import { lendMotion } from '../kit/comfort';
import { speakLanguage } from '../kit/language';
import { PlaygroundProvider } from '../kit/playground';
import { loadScenario } from '../kit/shelf';
import { workspace } from '../kit/workspace';
import { lendTheme } from '../theme/theme';
import { EmbedPage } from './EmbedPage';
import { filterOf } from './filterOf';
import { momentMs, readEmbedding } from './parameters';
import './embed.css';
import { embedText } from '../../texts/embed';

/** Makes this page an embedded cluster, as its address says. */
export function startEmbed(root: HTMLElement, makeWorker: () => WorkerLike): void {
  const { values, complaints } = readEmbedding(location.search);
  for (const complaint of complaints) console.info(`Drydock: ${complaint}`);
  document.documentElement.dataset.embed = '';
  if (values.theme === 'light' || values.theme === 'dark') lendTheme(values.theme);
  if (values.scale !== '100') document.documentElement.style.zoom = String(Number(values.scale) / 100);
  speakLanguage(values.lang ?? '');
  const playground = new Playground(makeWorker, NOTHING_KEPT);
  workspace.setState({ view: viewOf(values.view), filter: filterOf(values) });
  lendMotion(values.motion === 'calm');
  createRoot(root).render(
    <StrictMode>
      <PlaygroundProvider playground={playground}>
        <EmbedPage values={values} open={() => open(playground, values)} />
      </PlaygroundProvider>
    </StrictMode>,
  );
  requestAnimationFrame(function show(wallMs: number) {
    if (playground.isOpen) playground.frame(wallMs);
    requestAnimationFrame(show);
  });
}

function viewOf(text: string | undefined) {
  return text === 'fleet' || text === 'table' ? text : 'flow';
}

/** Opens what the address names, paused. The result is a sentence when that cannot be. */
async function open(playground: Playground, values: Readonly<Record<string, string>>): Promise<string | undefined> {
  const route = routeOf(location.hash);
  const shared = route.to === 'link' ? (await import('../../share/link')).openLink(route.fragment) : undefined;
  if (shared && !shared.ok) return shared.message;
  const name = shared?.shared.session.scenario ?? values.scenario ?? '';
  const scenario = await loadScenario(name);
  if (!scenario) return embedText('gone.scenario', { name });
  const session: Session = shared
    ? { ...shared.shared.session, engine: ENGINE_VERSION }
    : { engine: ENGINE_VERSION, seed: 1, scenario: name, log: scenario.start };
  const at = momentMs(values.at ?? '') ?? shared?.shared.at ?? scenario.opensAtMs;
  // A link that says so is only looked at here too.
  const readOnly = values.readonly === '1' || shared?.look.readOnly === true;
  playground.open({ slot: 'embed', session, scenario, at, playing: false, readOnly, tabs: tabsOf(session, scenario) });
  playground.setSpeed(Number(values.speed));
  return undefined;
}
