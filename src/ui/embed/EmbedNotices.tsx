import { X } from 'lucide-react';
import type { Playground } from '../../mirror/playground';
import { hush, type NoticeAction } from '../../mirror/store';
import { embedText } from '../../texts/embed';
import { frameText } from '../../texts/frame';
import { bringMissing } from '../kit/missing';
import { useMirror, usePlayground } from '../kit/playground';

/** What a frame can do by itself; the rest needs a page of Drydock's own, to which the link leads. */
const ACTS: Partial<Record<NoticeAction['act'], (playground: Playground) => void>> = {
  resume: (playground) => playground.play(),
  restore: (playground) => playground.restore(),
  bring: bringMissing,
};

/** What happened, or why something was not done, under the picture. */
export function EmbedNotices({ linked }: { readonly linked: boolean }) {
  const playground = usePlayground();
  const notices = useMirror((mirror) => mirror.notices);
  return (
    <div className="embed-notices" aria-live="polite">
      {notices.map(({ id, tone, title, detail, actions = [] }) => (
        <section key={id} className="embed-notice" data-tone={tone}>
          <p>
            <b>{title}</b> {id === 'read-only' ? linked && embedText('readonly.way') : detail}
          </p>
          {actions.map(({ act, label }) => {
            const perform = ACTS[act];
            return (
              perform && (
                <button
                  type="button"
                  key={act}
                  className="btn small"
                  onClick={() => {
                    hush(playground.mirror, id);
                    perform(playground);
                  }}
                >
                  {label}
                </button>
              )
            );
          })}
          <button
            type="button"
            className="btn bare sq small"
            aria-label={frameText('notice.close')}
            onClick={() => hush(playground.mirror, id)}
          >
            <X className="ic" aria-hidden="true" />
          </button>
        </section>
      ))}
    </div>
  );
}
