import { GitBranch, Pause, Play, StepBack, StepForward } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMirror, usePlayground } from '../kit/playground';
import { Clock } from './Clock';
import { speedLabel } from './speeds';
import './timeline.css';

const loadMenus = () => import('./menus');
const SpeedMenu = lazy(async () => ({ default: (await loadMenus()).SpeedMenu }));
const BranchMenu = lazy(async () => ({ default: (await loadMenus()).BranchMenu }));

/** Clock, steps, play, speed and branches. */
export function Transport() {
  const playground = usePlayground();
  const playing = useMirror((mirror) => mirror.playing);
  const dead = useMirror((mirror) => mirror.status !== 'running');
  return (
    <fieldset className="transport" aria-label="Transport">
      <Clock />
      <button
        type="button"
        className="rb"
        aria-label="Step back"
        title="Step back ( , )"
        disabled={dead}
        onClick={() => playground.step(-1)}
      >
        <StepBack className="ic" aria-hidden="true" />
      </button>
      <button
        type="button"
        className="rb play"
        aria-label={playing ? 'Pause' : 'Play'}
        title={playing ? 'Pause (Space)' : 'Play (Space)'}
        disabled={dead}
        onClick={() => playground.togglePlay()}
      >
        {playing ? <Pause className="ic" aria-hidden="true" /> : <Play className="ic" aria-hidden="true" />}
      </button>
      <button
        type="button"
        className="rb"
        aria-label="Step forward"
        title="Step forward ( . )"
        disabled={dead}
        onClick={() => playground.step(1)}
      >
        <StepForward className="ic" aria-hidden="true" />
      </button>
      <SpeedButton />
      <BranchButton />
    </fieldset>
  );
}

function SpeedButton() {
  const [wanted, setWanted] = useState(false);
  const speed = useMirror((mirror) => mirror.speed);
  const button = (
    <button
      type="button"
      className="spd"
      aria-haspopup="menu"
      aria-label={`Speed ${speedLabel(speed)}`}
      title="Speed ( [ and ] )"
      onPointerEnter={() => void loadMenus()}
      onFocus={() => void loadMenus()}
      onClick={() => setWanted(true)}
    >
      {speedLabel(speed)}
    </button>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <SpeedMenu />
    </Suspense>
  ) : (
    button
  );
}

function BranchButton() {
  const [wanted, setWanted] = useState(false);
  const past = useMirror((mirror) => mirror.now < mirror.horizon);
  const several = useMirror((mirror) => mirror.branches.length > 1);
  const title = past ? 'Acting at this moment starts a new branch' : 'Branches';
  const button = (
    <button
      type="button"
      className={`rb fork${past ? ' armed' : ''}`}
      aria-haspopup="menu"
      aria-label={title}
      title={title}
      disabled={!several && !past}
      onPointerEnter={() => void loadMenus()}
      onClick={() => setWanted(true)}
    >
      <GitBranch className="ic" aria-hidden="true" />
    </button>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <BranchMenu past={past} />
    </Suspense>
  ) : (
    button
  );
}
