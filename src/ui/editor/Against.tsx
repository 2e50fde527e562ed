import { useStore } from 'zustand';
import { editorText } from '../../texts/editor';
import { useTabs } from '../kit/playground';
import { comparison } from './comparison';

/** What the marks beside the lines compare with. */
export function Against() {
  const active = useTabs((state) => state.active);
  const { file, against, revision } = useStore(comparison);
  if (file !== active || against === '') return null;
  const text = against === 'revision' ? editorText('diff.revision', { revision }) : editorText('diff.cluster');
  return (
    <span className="mut against" title={editorText('diff.hint')}>
      {text}
    </span>
  );
}
