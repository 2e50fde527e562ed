import { useStore } from 'zustand';
import { editingText } from '../../texts/editing';
import { useTabs } from '../kit/playground';
import { comparison } from './comparison';

/** What the marks beside the lines compare with. */
export function Against() {
  const active = useTabs((state) => state.active);
  const { file, against, revision } = useStore(comparison);
  if (file !== active || against === '') return null;
  const text = against === 'revision' ? editingText('diff.revision', { revision }) : editingText('diff.cluster');
  return (
    <span className="mut against" title={editingText('diff.hint')}>
      {text}
    </span>
  );
}
