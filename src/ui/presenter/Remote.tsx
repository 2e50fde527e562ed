import { ArrowLeft, ArrowRight, Pause, Play } from 'lucide-react';
import { Fragment } from 'react';
import { keysText } from '../../texts/keys';
import { presenterText } from '../../texts/presenter';
import { useMirror, usePlayground } from '../kit/playground';
import { Clock } from '../timeline/Clock';
import { nextSpeed, speedLabel } from '../timeline/speeds';
import { LookMenu } from './LookMenu';
import { placeIn, type Step } from './steps';

interface Props {
  readonly steps: readonly Step[];
  readonly go: (step: number) => void;
}

/** What whoever presents has under the hand: where the talk is, the next step by its name, and the clock. */
export function Remote({ steps, go }: Props) {
  const playground = usePlayground();
  const playing = useMirror((mirror) => mirror.playing);
  const speed = useMirror((mirror) => mirror.speed);
  const index = useMirror((mirror) => placeIn(steps, mirror.now, mirror.horizon).index);
  const next = steps[index + 1];
  return (
    <footer className="remote">
      <Progress steps={steps} />
      <button type="button" className="big" disabled={index === 0} onClick={() => go(index - 1)}>
        <ArrowLeft className="ic" aria-hidden="true" />
        {presenterText('back')}
      </button>
      <div className="remote-step">
        <b>{presenterText('step.of', { step: index + 1, all: steps.length })}</b>
        <span>{steps[index]?.name}</span>
      </div>
      <button type="button" className="big pri" disabled={!next} onClick={() => go(index + 1)}>
        <span>{wordsOf(next ? next.name : presenterText('step.end'))}</span>
        <ArrowRight className="ic" aria-hidden="true" />
      </button>
      <div className="grow" />
      <Clock />
      <button
        type="button"
        className="big sq"
        aria-label={playing ? presenterText('pause') : presenterText('play')}
        onClick={() => playground.togglePlay()}
      >
        {playing ? <Pause className="ic" aria-hidden="true" /> : <Play className="ic" aria-hidden="true" />}
      </button>
      <button
        type="button"
        className="big"
        aria-label={presenterText('speed', { speed: speedLabel(speed) })}
        onClick={() => playground.setSpeed(speed >= 10 ? 0.25 : nextSpeed(speed, 1))}
      >
        {speedLabel(speed)}
      </button>
      <LookMenu />
      <p className="remote-keys" aria-hidden="true">
        <span>
          <kbd>{keysText('space')}</kbd> {presenterText('play')}
        </span>
        <span>
          <kbd>B</kbd> {presenterText('blank')}
        </span>
      </p>
    </footer>
  );
}

/** A text whose lines end between words: a flag's dashes stay with it. */
function wordsOf(text: string) {
  return text.split(' ').map((word, index) => (
    <Fragment key={`${word} ${index.toString()}`}>
      {index > 0 && ' '}
      <i>{word}</i>
    </Fragment>
  ));
}

function Progress({ steps }: { steps: readonly Step[] }) {
  const index = useMirror((mirror) => placeIn(steps, mirror.now, mirror.horizon).index);
  const part = useMirror((mirror) => Math.round(200 * placeIn(steps, mirror.now, mirror.horizon).part) / 200);
  return (
    <div className="remote-progress" aria-hidden="true">
      {steps.map((step, number) => (
        <i key={`${step.at ?? step.line}`}>
          <b style={{ width: number < index ? '100%' : number === index ? `${100 * part}%` : 0 }} />
        </i>
      ))}
    </div>
  );
}
