import { GitBranch, type LucideIcon, Pause, Play, StepBack, StepForward } from 'lucide-react';
import { type ComponentProps, memo, useState } from 'react';
import { timeText } from '../../texts/time';
import { Boundary } from '../kit/boundary';
import { late } from '../kit/late';
import { useMirror, usePlayground } from '../kit/playground';
import { Clock } from './Clock';
import { useForkFace, useSpeedFace } from './faces';
import './timeline.css';

const loadMenus = () => import('./menus');
const SpeedMenu = late(async () => ({ default: (await loadMenus()).SpeedMenu }));
const HistoryMenu = late(async () => ({ default: (await loadMenus()).HistoryMenu }));

/** Clock, steps, play, speed and branches. */
export const Transport = memo(function Transport() {
  const playground = usePlayground();
  const playing = useMirror((mirror) => mirror.playing);
  const dead = useMirror((mirror) => mirror.status !== 'running');
  const play = timeText(playing ? 'pause' : 'play');
  return (
    <fieldset className="transport" aria-label={timeText('transport')}>
      <Clock />
      <Round
        Icon={StepBack}
        label={timeText('step.back')}
        hint=","
        disabled={dead}
        onClick={(event) => playground.step(-1, event.altKey ? 'decision' : 'event')}
      />
      <Round
        Icon={playing ? Pause : Play}
        label={play}
        hint={timeText('key.space')}
        className="rb play"
        disabled={dead}
        onClick={() => playground.togglePlay()}
      />
      <Round
        Icon={StepForward}
        label={timeText('step.forward')}
        hint="."
        disabled={dead}
        onClick={(event) => playground.step(1, event.altKey ? 'decision' : 'event')}
      />
      <SpeedButton />
      <HistoryButton />
    </fieldset>
  );
});

interface RoundProps extends ComponentProps<'button'> {
  readonly Icon: LucideIcon;
  readonly label: string;
  /** Its key, as the tooltip tells it. */
  readonly hint: string;
}

function Round({ Icon, label, hint, className = 'rb', ...button }: RoundProps) {
  return (
    <button type="button" className={className} aria-label={label} title={`${label} ( ${hint} )`} {...button}>
      <Icon className="ic" aria-hidden="true" />
    </button>
  );
}

function SpeedButton() {
  const [wanted, setWanted] = useState(false);
  const { face, name } = useSpeedFace();
  const button = (
    <button
      type="button"
      className="spd"
      aria-haspopup="menu"
      aria-label={name}
      title={timeText('speed.title')}
      onPointerEnter={SpeedMenu.ahead}
      onFocus={SpeedMenu.ahead}
      onClick={() => setWanted(true)}
    >
      {face}
    </button>
  );
  return wanted ? (
    <Boundary back={() => setWanted(false)} fallback={button}>
      <SpeedMenu />
    </Boundary>
  ) : (
    button
  );
}

function HistoryButton() {
  const [wanted, setWanted] = useState(false);
  const { className, title } = useForkFace();
  const button = (
    <button
      type="button"
      className={className}
      aria-haspopup="menu"
      aria-label={timeText('branches')}
      title={title}
      onPointerEnter={HistoryMenu.ahead}
      onFocus={HistoryMenu.ahead}
      onClick={() => setWanted(true)}
    >
      <GitBranch className="ic" aria-hidden="true" />
    </button>
  );
  return wanted ? (
    <Boundary back={() => setWanted(false)} fallback={button}>
      <HistoryMenu />
    </Boundary>
  ) : (
    button
  );
}
