import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { keysText } from '../../texts/keys';
import { focusStage, useWorkspace, workspace } from '../kit/workspace';
import { keyGroups } from './keyList';
import { Settings } from './Settings';
import '../kit/menu.css';
import './keys.css';

/** All keys of the page, and what a person can set about it. */
export default function KeysDialog() {
  const open = useWorkspace((state) => state.dialog === 'keys');
  // It is opened by a key from anywhere and has no trigger that could take the focus back.
  const [before] = useState(() => document.activeElement);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => workspace.setState({ dialog: next ? 'keys' : undefined })}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content
          className="dialog keys"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (document.activeElement !== document.body) return;
            if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
            else focusStage();
          }}
        >
          <header>
            <Dialog.Title>{keysText('title')}</Dialog.Title>
            <Dialog.Close className="btn bare sq" aria-label={keysText('close')}>
              <X className="ic" aria-hidden="true" />
            </Dialog.Close>
          </header>
          <Settings />
          <div className="keys-columns">
            {keyGroups().map(({ name, keys }) => (
              <section key={name}>
                <h3>{name}</h3>
                <dl>
                  {keys.map(({ chord, says }) => (
                    <div key={says}>
                      <dt>
                        {chord.map((part) => (
                          <kbd key={part}>{part}</kbd>
                        ))}
                      </dt>
                      <dd>{says}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
