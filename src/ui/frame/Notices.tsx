import { X } from 'lucide-react';
import { useState } from 'react';
import type { Notice, NoticeAction } from '../../mirror/store';
import { hush } from '../../mirror/store';
import { frameText } from '../../texts/frame';
import { useMirror, usePlayground } from '../kit/playground';

/** What happened and what can be done about it: calm, in the page, over nothing. */
export function Notices({ act }: { act: (action: NoticeAction['act']) => void }) {
  const notices = useMirror((mirror) => mirror.notices);
  const { mirror } = usePlayground();
  return (
    <div className="notices" aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} act={act} close={() => hush(mirror, notice.id)} />
      ))}
    </div>
  );
}

interface CardProps {
  readonly notice: Notice;
  readonly act: (action: NoticeAction['act']) => void;
  readonly close: () => void;
}

/** One notice with what can be done about it; doing that closes it. */
export function NoticeCard({ notice, act, close }: CardProps) {
  const [all, setAll] = useState(false);
  return (
    <section className={`notice ${notice.tone}`} role={notice.tone === 'bad' ? 'alert' : undefined}>
      <div className="notice-text">
        <div ref={all ? undefined : noteLength}>
          <b>{notice.title}</b>
          {notice.detail && <p>{notice.detail}</p>}
        </div>
        <button type="button" className="notice-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {frameText(all ? 'notice.less' : 'notice.all')}
        </button>
      </div>
      {notice.actions && (
        <div className="notice-actions">
          {notice.actions.map((action) => (
            <button
              type="button"
              key={action.act}
              className="btn small"
              onClick={() => {
                close();
                act(action.act);
              }}
            >
              {action.label}
            </button>
          ))}
        </div>
      )}
      <button type="button" className="btn bare sq small" aria-label={frameText('notice.close')} onClick={close}>
        <X className="ic" aria-hidden="true" />
      </button>
    </section>
  );
}

/** Whether a notice has more to say than is shown. */
function noteLength(words: HTMLElement | null): void {
  words?.toggleAttribute('data-long', words.scrollHeight > words.clientHeight + 1);
}
