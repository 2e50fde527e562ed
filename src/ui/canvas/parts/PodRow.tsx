import { memo, useRef } from 'react';
import { podSuffix, shortened } from '../../../narration/names';
import { podObjectName } from '../../../narration/objectNames';
import { stateText } from '../../../narration/stateText';
import type { PodView, ReplicaSetView } from '../../../protocol/view';
import { stageText } from '../../../texts/stage';
import { podKey } from '../graph/keys';
import type { RowStyle } from '../graph/scene';
import { setText, useArriving, useFrame, useLive, waitsForBeat } from '../live';
import { podRate } from '../rates';
import { LiveGlyph } from './LiveGlyph';
import { objectProps } from './objectProps';

export interface PodProps {
  readonly pod: PodView;
  readonly owner?: ReplicaSetView | undefined;
  readonly leaving: boolean;
  readonly selected: boolean;
  readonly geometry?: 64 | 24 | 8;
}

interface Props extends PodProps {
  readonly row: RowStyle;
  /** What its words may take, in px of the world. */
  readonly room?: number | undefined;
  /** In the downward flow name and glyph stand under each other. */
  readonly upright: boolean;
}

/** A state of more letters is set closer. */
const LONG = 20;

/** What kubectl prints of a pod, for the tooltip. */
export function podTip(pod: PodView): string {
  const restarts = pod.restarts > 0 ? `, ${stageText('pod.restarts', { count: pod.restarts })}` : '';
  const where = pod.node === '' ? stageText('pod.nodeless') : pod.node;
  return `${pod.name}\n${pod.readyContainers}/${pod.containers} ${pod.status}${restarts}, ${where}${pod.message ? `\n${pod.message}` : ''}`;
}

/** A pod as a row: glyph, suffix and node, state and rate. Its bar in the score is drawn by the frame. */
export const PodRow = memo(function PodRow({ pod, owner, leaving, selected, geometry, row, room, upright }: Props) {
  const live = useLive();
  const word = useRef<HTMLSpanElement>(null);
  const figure = useRef<HTMLSpanElement>(null);
  const restarts = useRef<HTMLSpanElement>(null);
  const failed = useRef<HTMLSpanElement>(null);
  const written = useRef({ beat: Number.NaN, pod });
  const entering = useArriving();
  useFrame((now) => {
    if (upright || (written.current.pod === pod && waitsForBeat(live, written.current.beat))) return;
    written.current = { beat: live.beat(), pod };
    const { rate, failed: lost } = podRate(live.view(), pod.uid);
    const serves = pod.state === 'ready' && rate >= 0.5;
    const state = stateText(pod, now);
    const shown = serves ? stageText('pod.rate', { state, rate: Math.round(rate) }) : state;
    const cut = cutOf(shown);
    setText(word.current, shown.slice(0, cut));
    setText(figure.current, shown.slice(cut));
    word.current?.parentElement?.toggleAttribute('data-long', shown.length > LONG);
    setText(restarts.current, pod.restarts > 0 ? stageText('pod.restarts', { count: pod.restarts }) : '');
    setText(failed.current, lost > 0 ? stageText('pod.failed', { failed: lost }) : '');
  });
  const name = podSuffix(pod.name, owner?.name);
  const state = leaving ? 'leaving' : entering ? 'appearing' : '';
  return (
    <div
      ref={live.motion.ref(podKey(pod.uid))}
      data-ghost={pod.ghost?.alone || undefined}
      className={`flow-pod ${upright ? 'upright' : row.lines === 1 ? 'one-line' : row.pitch < 35 ? 'tight' : 'two-lines'}`}
      {...objectProps(podKey(pod.uid), podObjectName(pod, owner, podRate(live.view(), pod.uid).rate), selected)}
      title={podTip(pod)}
    >
      <div className={`flow-pod-body ${state}`}>
        <LiveGlyph pod={pod} size={row.glyph} {...(geometry && { geometry })} />
        <span className="flow-pod-words" style={upright ? undefined : { width: room }}>
          <span className="flow-pod-line">
            <span className="flow-pod-name">{shortened(name, upright ? 9 : 15)}</span>
            {!upright && pod.node !== '' && (
              <span className="flow-pod-node" data-node={pod.node}>
                {pod.node}
              </span>
            )}
          </span>
          {!upright && (
            <span className="flow-pod-line">
              <span className="flow-pod-said">
                <span className="flow-pod-state">
                  <span ref={word} />
                  <span ref={figure} />
                </span>
                <span className="flow-pod-failed" ref={failed} />
              </span>
              <span className="flow-pod-restarts" ref={restarts} />
            </span>
          )}
        </span>
      </div>
    </div>
  );
});

/** Where a state's figure begins, which is never cut but goes whole: `, 28 s`, for its ring tells it too. */
function cutOf(state: string): number {
  const figure = state.search(/,\s*\d[^,]*$/);
  return figure === -1 ? state.length : figure;
}
