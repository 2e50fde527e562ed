import { stageText } from '../../../texts/stage';
import { hueOf } from '../../kit/glyphs/shape';
import type { Jack, JackLook } from '../graph/model';

/** An endpoint's jack: filled when ready, a ring when not, struck when terminating. */
export function JackMark({ look, version }: { look: JackLook; version: number }) {
  return (
    <svg
      className={`flow-jack-mark ${look} rv-${hueOf(version)}`}
      width={14}
      height={14}
      viewBox="-7 -7 14 14"
      aria-hidden="true"
    >
      <circle r={5} />
      {look === 'terminating' && <path d="M-3.2 3.2L3.2 -3.2" />}
    </svg>
  );
}

export function jackTip({ endpoint, look, pod }: Jack): string {
  const { address } = endpoint;
  const words = {
    ready: () => stageText('jack.ready', { address }),
    notReady: () => stageText('jack.notReady', { address }),
    terminating: () => stageText('jack.terminating', { address }),
  }[look]();
  return pod ? `${words}, ${pod.name}` : words;
}
