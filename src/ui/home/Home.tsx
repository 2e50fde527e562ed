import { useEffect, useState } from 'react';
import { type EarlierSession, theKept } from '../../mirror/kept';
import { Preview } from '../../mirror/preview';
import { homeText } from '../../texts/home';
import { Boundary } from '../kit/boundary';
import { SHELF } from '../kit/cards';
import { late } from '../kit/late';
import { startWorker } from '../kit/workers';
import { useWorkspace, workspace } from '../kit/workspace';
import { ContinueCard } from './ContinueCard';
import { openFiles } from './files';
import { HomeBar } from './HomeBar';
import { Shelf } from './Shelf';
import { StartFrom } from './StartFrom';
import './home.css';

const SessionsDialog = late(() => import('../sessions/SessionsDialog'));
const Palette = late(() => import('../palette/Palette'));

const kept = theKept();

/** Where a visit begins: go on, start from something, or open a scenario. Its pictures are clusters; one runs at a time. */
export default function Home({ clusterAddress }: { readonly clusterAddress: string }) {
  const [preview] = useState(() => new Preview(() => startWorker(clusterAddress, 'preview')));
  const [earlier, setEarlier] = useState<readonly EarlierSession[] | undefined>();
  const [complaint, setComplaint] = useState('');
  const dialog = useWorkspace((state) => state.dialog);
  useEffect(() => {
    let gone = false;
    // What was changed in the list of sessions shows when it closes.
    if (dialog !== 'sessions') void kept.all().then((all) => !gone && setEarlier(all));
    return () => {
      gone = true;
    };
  }, [dialog]);
  useEffect(() => preview.begin(), [preview]);
  useEffect(() => {
    const look = () => location.hash === '#sessions' && workspace.setState({ dialog: 'sessions' });
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const open = (files: readonly File[]) =>
    openFiles(kept, files).then(setComplaint, (error: Error) => setComplaint(error.message));
  const missed = (title: string) => {
    setComplaint(title);
    workspace.setState({ dialog: undefined });
  };
  const last = earlier?.[0];
  return (
    <div className="home" data-drop={homeText('drop.here')} {...dropping(open)}>
      <SkipLinks />
      <HomeBar />
      <main className="home-page">
        <header className="home-head">
          <h1>{homeText('head.title')}</h1>
          <p>{homeText('head.says')}</p>
        </header>
        <aside className="home-aside">
          {earlier && <ContinueCard last={last} shelf={SHELF} preview={preview} />}
          {!earlier && <div className="continue-place" />}
          <StartFrom kept={kept} earlier={earlier ?? []} shelf={SHELF} openFiles={open} complaint={complaint} />
        </aside>
        <Shelf shelf={SHELF} preview={preview} />
      </main>
      {(dialog === 'sessions' || dialog === 'palette') && (
        <Boundary of={dialog} back={missed}>
          {dialog === 'sessions' ? <SessionsDialog /> : <Palette />}
        </Boundary>
      )}
    </div>
  );
}

/** The first Tab stops: past the bar, and past the aside. */
function SkipLinks() {
  const to = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus();
  return (
    <nav className="skip" aria-label={homeText('skip.to')}>
      <button type="button" onClick={to('.continue a')}>
        {homeText('skip.continue')}
      </button>
      <button type="button" onClick={to('.shelf a')}>
        {homeText('skip.scenarios')}
      </button>
    </nav>
  );
}

/** Files that are dropped anywhere on the page. */
function dropping(open: (files: readonly File[]) => void) {
  const mark = (event: React.DragEvent, over: boolean) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.currentTarget.toggleAttribute('data-over', over);
  };
  return {
    onDragOver: (event: React.DragEvent) => mark(event, true),
    onDragLeave: (event: React.DragEvent) => event.currentTarget === event.target && mark(event, false),
    onDrop: (event: React.DragEvent) => {
      mark(event, false);
      if (event.dataTransfer.files.length > 0) open([...event.dataTransfer.files]);
    },
  };
}
