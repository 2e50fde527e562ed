import { CircleHelp, FileCode, SquareTerminal } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect } from 'react';
import type { NoticeAction } from '../../mirror/store';
import { frameText } from '../../texts/frame';
import { stageText } from '../../texts/stage';
import { Boundary } from '../kit/boundary';
import { afterFirstPicture } from '../kit/idle';
import { late } from '../kit/late';
import { usePlayground } from '../kit/playground';
import {
  askWhy,
  closeWhy,
  focusPane,
  type Pane,
  select,
  usePresenting,
  useWorkspace,
  workspace,
} from '../kit/workspace';
import { useViewportClass } from '../theme/viewport';
import { useKeys } from '../timeline/keys';
import { Timeline } from '../timeline/Timeline';
import { Transport } from '../timeline/Transport';
import type { Arrival } from './arrival';
import { Notices } from './Notices';
import { DeskPanes, LowPanes, OnePane, TabletPanes, WidePanes } from './Panes';
import { StageRegion } from './StageRegion';
import { keepAboveKeyboard } from './softKeyboard';
import { PhoneBar, TopBar } from './TopBar';
import './frame.css';

const ThinTimeline = late(() => import('../timeline/ThinTimeline'));
const Presenter = late(() => import('../presenter/Presenter'));
const Palette = late(() => import('../palette/Palette'));
const SessionsDialog = late(() => import('../sessions/SessionsDialog'));
const KeysDialog = late(() => import('./KeysDialog'));
const BranchesDialog = late(() => import('../timeline/BranchesDialog'));
const BookmarkDialog = late(() => import('../timeline/BookmarkDialog'));
const Inspector = late(() => import('../inspector/Inspector'));
const WhyCard = late(() => import('../why/WhyCard'));
const StageMenu = late(() => import('../inspector/StageMenu'));

interface Props {
  readonly arrival: Arrival;
  readonly act: (action: NoticeAction['act']) => void;
}

/** The whole page: five layouts of the same regions. */
export function Page({ arrival, act }: Props) {
  const { title } = arrival;
  const playground = usePlayground();
  const viewport = useViewportClass();
  const dialog = useWorkspace((state) => state.dialog);
  // What is pressed shows that at once; what opens because of it comes when it is made.
  const selected = useDeferredValue(useWorkspace((state) => state.selected));
  const why = useDeferredValue(useWorkspace((state) => state.why));
  const menu = useWorkspace((state) => state.menu);
  const presenting = usePresenting();
  const startOver = useCallback(() => act('start-over'), [act]);
  useKeys(playground);
  useEffect(keepAboveKeyboard, []);
  // What is pressed first is asked for before it is.
  useEffect(
    () =>
      afterFirstPicture(playground.mirror, () => {
        for (const part of [Inspector, WhyCard, Palette, Presenter]) part.ahead();
      }),
    [playground],
  );
  const Bar = viewport === 'phone' || viewport === 'low' ? PhoneBar : TopBar;
  const inspector = (selected || why) && (
    <Boundary
      of={why ? 'why' : 'inspector'}
      what={frameText(why ? 'missing.why' : 'missing.inspector')}
      back={why ? closeWhy : () => select(undefined)}
    >
      {why ? <WhyCard why={why} /> : <Inspector selected={selected} />}
    </Boundary>
  );
  return (
    <>
      <div className={`page ${viewport}`} inert={presenting}>
        <SkipLinks />
        <Bar {...arrival} startOver={startOver} />
        <Notices act={act} />
        {viewport === 'phone' ? (
          <>
            <StageRegion />
            <TimeBar />
            <main className="sheet">
              <OnePane />
              {inspector}
            </main>
            <PhoneTabs />
          </>
        ) : (
          <>
            <main className="work">
              {viewport === 'wide' && <WidePanes />}
              {viewport === 'desk' && <DeskPanes />}
              {viewport === 'tablet' && <TabletPanes inspector={inspector} />}
              {viewport === 'low' && <LowPanes inspector={inspector} />}
              {(viewport === 'desk' || viewport === 'wide') && inspector}
            </main>
            <TimeBar />
          </>
        )}
        {menu && (
          <Boundary back={() => workspace.setState({ menu: undefined })}>
            <StageMenu />
          </Boundary>
        )}
        <Boundary of={dialog} back={() => workspace.setState({ dialog: undefined })}>
          {dialog === 'palette' && <Palette playground={playground} />}
          {dialog === 'keys' && <KeysDialog />}
          {dialog === 'sessions' && <SessionsDialog />}
          {dialog === 'branches' && <BranchesDialog />}
          {dialog === 'bookmark' && <BookmarkDialog />}
        </Boundary>
      </div>
      <Boundary of={presenting} back={() => workspace.setState({ presenting: false })}>
        {presenting && <Presenter title={title} />}
      </Boundary>
    </>
  );
}

function TimeBar() {
  const viewport = useViewportClass();
  return (
    <section className="timebar" aria-label={frameText('time')}>
      {viewport === 'phone' && (
        <Boundary beside fallback={<div className="timeline thin" />}>
          <ThinTimeline />
        </Boundary>
      )}
      <Transport />
      {viewport !== 'phone' && <Timeline height={viewport === 'desk' || viewport === 'wide' ? 83 : 63} />}
    </section>
  );
}

const PLACES = ['stage', 'editor', 'terminal', 'time'] as const;

/** The first Tab stops: to the four places. */
function SkipLinks() {
  return (
    <nav className="skip" aria-label={frameText('skip')}>
      {PLACES.map((place) => (
        <button type="button" key={place} onClick={() => goTo(place)}>
          {frameText(place)}
        </button>
      ))}
    </nav>
  );
}

function goTo(place: string): void {
  if (place === 'editor' || place === 'terminal') focusPane(place);
  else document.getElementById(place)?.focus();
}

function PhoneTabs() {
  const pane = useWorkspace((state) => state.pane);
  const selected = useWorkspace((state) => state.selected);
  const why = useWorkspace((state) => state.why);
  const tabs: readonly (readonly [Pane, string, typeof FileCode])[] = [
    ['editor', frameText('yaml'), FileCode],
    ['terminal', frameText('terminal'), SquareTerminal],
  ];
  return (
    <nav className="phone-tabs" aria-label={frameText('panes')}>
      {tabs.map(([name, label, Icon]) => (
        <button
          type="button"
          key={name}
          aria-current={!selected && !why && pane === name ? 'page' : undefined}
          onClick={() =>
            workspace.setState({ pane: name, selected: undefined, why: undefined, selectedBefore: undefined })
          }
        >
          <Icon className="ic" aria-hidden="true" />
          <span>{label}</span>
        </button>
      ))}
      <button type="button" aria-current={why ? 'page' : undefined} onClick={() => askWhy(selected ?? 'anything')}>
        <CircleHelp className="ic" aria-hidden="true" />
        <span>{stageText('why')}</span>
      </button>
    </nav>
  );
}
