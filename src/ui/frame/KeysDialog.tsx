import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { editorText } from '../../texts/editor';
import { tableText } from '../../texts/table';
import { focusStage, useWorkspace, workspace } from '../kit/workspace';
import '../kit/menu.css';

const KEYS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'Time',
    [
      ['Space', 'Play or pause'],
      ['.', 'To the next event'],
      [',', 'To the event before'],
      ['Alt .', 'To the next decision of a controller'],
      ['Alt ,', 'To the decision before'],
      ['Shift .', 'To the next mark'],
      ['Shift ,', 'To the mark before'],
      [']', 'Faster'],
      ['[', 'Slower'],
      ['Home', 'To the beginning'],
      ['End', 'To the end of what was played'],
      ['F', 'Fork: keep this moment as a branch'],
      ['M', 'Bookmark this moment'],
      ['Ctrl Z', 'Undo the last command'],
      ['Ctrl Shift Z', 'Do it again'],
    ],
  ],
  [
    'Places',
    [
      ['1 2 3', tableText('keys.views')],
      ['W', 'Why it is so'],
      ['E', 'Editor'],
      ['`', 'Terminal'],
      ['/', 'Filter what the views show'],
      ['Esc', 'Back to the stage'],
      ['Ctrl K', 'Search or run'],
      ['?', 'These keys'],
    ],
  ],
  [
    tableText('keys.group'),
    [
      ['Enter', tableText('keys.open')],
      ['Shift F10', tableText('keys.menu')],
      ['Ctrl F', tableText('filter.label')],
    ],
  ],
  [
    'In the editor',
    [
      ['Ctrl Enter', 'Show what would change, then apply it'],
      ['Ctrl Space', 'Suggestions'],
      ['Ctrl .', editorText('keys.fix')],
      ['F8', editorText('keys.next')],
      ['F12', editorText('keys.live')],
      ['Alt Shift F', editorText('keys.format')],
      ['Ctrl M', 'Tab leaves the editor, or indents'],
    ],
  ],
  [
    'In the terminal',
    [
      ['Tab', 'Complete'],
      ['Up Down', 'Earlier and later commands'],
      ['Ctrl C', 'Interrupt'],
      ['Ctrl L', 'Clear'],
      ['Ctrl M', 'Tab leaves the terminal, or completes'],
    ],
  ],
];

/** All keys of the page. */
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
            <Dialog.Title>Keys</Dialog.Title>
            <Dialog.Close className="btn bare sq" aria-label="Close">
              <X className="ic" aria-hidden="true" />
            </Dialog.Close>
          </header>
          <div className="keys-columns">
            {KEYS.map(([group, keys]) => (
              <section key={group}>
                <h3>{group}</h3>
                <dl>
                  {keys.map(([key, says]) => (
                    <div key={key}>
                      <dt>
                        {key.split(' ').map((part) => (
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
          <p className="keys-note">Single keys rest while you type in the editor, the terminal or a field.</p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
