import { stageText } from '../../../texts/stage';
import { PodGlyph } from '../../kit/glyphs/PodGlyph';

interface Props {
  readonly command: string;
  /** Types and runs the command; without it the command can only be read. */
  readonly onCommand?: ((line: string) => void) | undefined;
  /** Where there are Services and Ingresses without pods it stands behind them, not over them. */
  readonly behind?: 'right' | 'down' | undefined;
}

/** A stage without pods: one dashed pod, one sentence, one command that runs on click. */
export default function EmptyStage({ command, onCommand, behind }: Props) {
  return (
    <div className="flow-empty flow-overlay" data-behind={behind}>
      <PodGlyph state="pending" version={0} size={48} />
      <strong>{stageText('empty.title')}</strong>
      <span>{stageText('empty.words')}</span>
      <button type="button" onClick={() => onCommand?.(command)} disabled={!onCommand}>
        {command}
      </button>
    </div>
  );
}
