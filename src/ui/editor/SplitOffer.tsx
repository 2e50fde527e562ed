import { useStore } from 'zustand';
import type { Playground } from '../../mirror/playground';
import { editingText } from '../../texts/editing';
import { frameText } from '../../texts/frame';
import { missingWords, tellMissing } from '../kit/missing';
import { usePlayground, useTabs } from '../kit/playground';
import { splitOffer } from './splitting';

/** Asks whether a bundle is to become files of its own. */
export function SplitOffer() {
  const playground = usePlayground();
  const active = useTabs((state) => state.active);
  const { file, count } = useStore(splitOffer);
  if (file === '' || file !== active) return null;
  return (
    <footer className="split-offer" role="status">
      <span>{editingText('split.offer', { file, count })}</span>
      <div className="grow" />
      <button type="button" className="btn small" onClick={() => splitOffer.setState({ file: '', count: 0 })}>
        {editingText('split.keep')}
      </button>
      <button type="button" className="btn small pri" onClick={() => split(playground, file)}>
        {editingText('split.split')}
      </button>
    </footer>
  );
}

function split(playground: Playground, file: string): void {
  import('./split').then(
    ({ splitFile }) => splitFile(playground, file),
    () => tellMissing(playground, missingWords(frameText('missing.editor'))),
  );
}
