import { Check, Copy, Link } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useId, useRef, useState } from 'react';
import { clock, tenths } from '../kit/clock';
import { usePlayground } from '../kit/playground';
import '../kit/menu.css';

interface Made {
  readonly address: string;
  readonly at: number;
  readonly hash: string;
}

/** Copies a link to this moment at once, and shows it for browsers that do not let a page copy. */
export default function SharePopover() {
  const [open, setOpen] = useState(true);
  const [made, setMade] = useState<Made | undefined>();
  const [error, setError] = useState('');
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const playground = usePlayground();
  const title = useId();

  useEffect(() => {
    if (!open) return;
    let gone = false;
    setMade(undefined);
    setError('');
    setCopied(false);
    const make = async () => {
      const [{ session, at }, { hash }] = await Promise.all([
        playground.ask<'session'>({ type: 'session' }),
        playground.ask<'hash'>({ type: 'hash' }),
      ]);
      const { linkOf } = await import('../../share/link');
      const link = linkOf({ session, at });
      if (gone) return;
      if (!link.ok) return setError(link.message);
      const address = addressOf(link.fragment);
      setMade({ address, at, hash });
      setCopied(await copy(address));
    };
    make().catch((reason: Error) => !gone && setError(reason.message));
    return () => {
      gone = true;
    };
  }, [open, playground]);

  const again = async () => {
    if (!made) return;
    field.current?.select();
    setCopied(await copy(made.address));
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="btn bare" aria-label="Share">
        <Link className="ic" aria-hidden="true" />
        <span>Share</span>
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
          <h2 id={title} aria-live="polite">
            {error ? 'No link could be made' : copied ? 'Link copied' : made ? 'Copy this link' : 'Making a link'}
          </h2>
          <p>
            {error ||
              (made
                ? `Whoever opens it gets a copy of this cluster as it is at ${clock(made.at)}${tenths(made.at)}. It holds the whole cluster: nothing is stored on a server.`
                : 'The seed and your commands go into it, and this moment.')}
          </p>
          {!error && (
            <div className="share-row">
              <input
                ref={field}
                className="field mono"
                readOnly
                value={made?.address ?? ''}
                aria-label="Link"
                onFocus={(event) => event.currentTarget.select()}
              />
              <button type="button" className="btn" disabled={!made} onClick={again}>
                {copied ? <Check className="ic" aria-hidden="true" /> : <Copy className="ic" aria-hidden="true" />}
                Copy
              </button>
            </div>
          )}
          {made && made.address.length > 30_000 && (
            <p className="share-long">
              It is {Math.round(made.address.length / 1000)} kB long; some chat programs cut such links.
            </p>
          )}
          {made && (
            <p className="share-hash">
              Hash at {clock(made.at)}
              {tenths(made.at)} <code className="mono">{made.hash}</code>
            </p>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function addressOf(fragment: string): string {
  const here = new URL(location.href);
  here.hash = fragment;
  return here.href;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
