import { Check, Copy, FileDown, Link } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useId, useRef, useState } from 'react';
import { shareText } from '../../texts/share';
import { clock, tenths } from '../kit/clock';
import { usePlayground } from '../kit/playground';
import { useWorkspace, workspace } from '../kit/workspace';
import { copyText, type LinkWishes, type MadeLink, makeLink } from './makeLink';
import { type Saving, save } from './saving';
import '../kit/menu.css';
import './share.css';

/** Longer links are cut by some programs. */
const LONG = 8_000;
const SAVINGS = ['png', 'svg', 'yaml', 'report', 'file'] as const satisfies readonly Saving[];

/** Copies a link to this moment at once, shows it for browsers that do not let a page copy, and saves files. */
export default function SharePopover() {
  const asked = useWorkspace((state) => state.dialog === 'share');
  const [open, setOpen] = useState(true);
  const field = useRef<HTMLInputElement>(null);
  const title = useId();
  useEffect(() => {
    if (!asked) return;
    setOpen(true);
    workspace.setState({ dialog: undefined });
  }, [asked]);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="btn bare" aria-label={shareText('button')}>
        <Link className="ic" aria-hidden="true" />
        <span>{shareText('button')}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="menu share"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-labelledby={title}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            field.current?.focus();
          }}
        >
          <LinkPart titleId={title} field={field} />
          <SavePart />
          <button
            type="button"
            className="btn bare share-sessions"
            onClick={() => {
              setOpen(false);
              workspace.setState({ dialog: 'sessions' });
            }}
          >
            {shareText('sessions')}
          </button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface LinkProps {
  readonly titleId: string;
  readonly field: React.RefObject<HTMLInputElement | null>;
}

interface Answer {
  readonly wishes?: LinkWishes;
  readonly made?: MadeLink;
  readonly error?: string;
}

const NO_ANSWER: Answer = {};

function LinkPart({ titleId, field }: LinkProps) {
  const playground = usePlayground();
  const [wishes, setWishes] = useState<LinkWishes>({ readOnly: false, look: false });
  const [answer, setAnswer] = useState<Answer>();
  // The address of other wishes may allow what these do not.
  const { made, error = '' } = answer?.wishes === wishes ? answer : NO_ANSWER;
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    let gone = false;
    setCopied(false);
    makeLink(playground, wishes).then(
      async (link) => {
        if (gone) return;
        setAnswer({ wishes, made: link });
        const done = await copyText(link.address);
        if (!gone) setCopied(done);
      },
      (reason: Error) => !gone && setAnswer({ wishes, error: reason.message }),
    );
    return () => {
      gone = true;
    };
  }, [playground, wishes]);
  useEffect(() => {
    // An empty field was selected when it got the focus.
    if (made && document.activeElement === field.current) field.current?.select();
  }, [made, field]);
  const again = async () => {
    if (!made) return;
    field.current?.select();
    setCopied(await copyText(made.address));
  };
  const at = made ? `${clock(made.at)}${tenths(made.at)}` : '';
  return (
    <>
      <h2 id={titleId} aria-live="polite">
        {error ? shareText('none') : shareText(!made ? 'making' : copied ? 'copied' : 'copyIt')}
      </h2>
      <p>{error || (made ? shareText(made.isScenario ? 'says.scenario' : 'says', { at }) : ' ')}</p>
      {!error && (
        <div className="share-row">
          <input
            ref={field}
            className="field mono"
            readOnly
            value={made?.address ?? ''}
            aria-label={shareText('link')}
            onFocus={(event) => event.currentTarget.select()}
          />
          <button type="button" className="btn" disabled={!made} onClick={again}>
            {copied ? <Check className="ic" aria-hidden="true" /> : <Copy className="ic" aria-hidden="true" />}
            {shareText('copy')}
          </button>
        </div>
      )}
      <Wishes wishes={wishes} change={setWishes} />
      {made && !error && (
        <p className="share-hash">
          {shareText(made.address.length > LONG ? 'long' : 'length', { count: made.address.length })} ·{' '}
          {shareText('hash', { at })} <code className="mono">{made.hash}</code>
        </p>
      )}
    </>
  );
}

function Wishes({ wishes, change }: { wishes: LinkWishes; change: (wishes: LinkWishes) => void }) {
  const name = useId();
  return (
    <fieldset className="share-wishes">
      <legend>{shareText('allowed')}</legend>
      {([false, true] as const).map((readOnly) => (
        <label key={String(readOnly)}>
          <input
            type="radio"
            name={name}
            checked={wishes.readOnly === readOnly}
            onChange={() => change({ ...wishes, readOnly })}
          />
          {readOnly ? shareText('readOnly') : shareText('playable')}
        </label>
      ))}
      <label>
        <input type="checkbox" checked={wishes.look} onChange={() => change({ ...wishes, look: !wishes.look })} />
        {shareText('look')}
      </label>
    </fieldset>
  );
}

function SavePart() {
  const playground = usePlayground();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const title = useId();
  const start = async (what: Saving) => {
    setBusy(true);
    setSaid('');
    const failed = (reason: Error) => shareText('save.failed', { reason: reason.message });
    setSaid(await save(what, playground, setSaid).catch(failed));
    setBusy(false);
  };
  return (
    <section className="share-save" aria-labelledby={title}>
      <h3 id={title}>{shareText('save.title')}</h3>
      <div className="share-files">
        {SAVINGS.map((what) => (
          <button type="button" className="btn" key={what} disabled={busy} onClick={() => void start(what)}>
            <FileDown className="ic" aria-hidden="true" />
            {shareText(`save.${what}`)}
          </button>
        ))}
      </div>
      <p role="status" className="share-said">
        {said}
      </p>
    </section>
  );
}
