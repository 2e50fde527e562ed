import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { editingText } from '../../texts/editing';
import { frameText } from '../../texts/frame';
import { missingWords, tellMissing } from '../kit/missing';
import { usePlayground } from '../kit/playground';

/** What is let fall on a dialog is the dialog's. */
const carriesFiles = ({ dataTransfer, target }: DragEvent) =>
  (dataTransfer?.types.includes('Files') ?? false) && !(target instanceof Element && target.closest('[role="dialog"]'));

/** Files may be let fall anywhere on the page: they open in the editor. */
export function DropZone() {
  const playground = usePlayground();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      const isOver = carriesFiles(event);
      setOver(isOver);
      if (isOver) event.preventDefault();
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      const { dataTransfer } = event;
      if (!carriesFiles(event) || !dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      // What was dropped is gone from the event after this turn: it is taken out at once.
      const entries = [...dataTransfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
      const files = [...dataTransfer.files];
      import('./dropped').then(
        ({ openDropped }) => openDropped(playground, entries, files),
        () => tellMissing(playground, missingWords(frameText('missing.editor'))),
      );
    };
    addEventListener('dragenter', drag, true);
    addEventListener('dragover', drag, true);
    addEventListener('dragleave', leave, true);
    addEventListener('drop', drop, true);
    return () => {
      removeEventListener('dragenter', drag, true);
      removeEventListener('dragover', drag, true);
      removeEventListener('dragleave', leave, true);
      removeEventListener('drop', drop, true);
    };
  }, [playground]);
  if (!over) return null;
  return createPortal(
    <div className="drop-zone" aria-hidden="true">
      <p>{editingText('drop.here')}</p>
    </div>,
    document.body,
  );
}
