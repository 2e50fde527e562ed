import { useEffect, useState } from 'react';
import { piecesOf } from '../editor/yamlTokens';
import { usePlayground } from '../kit/playground';
import type { Subject } from './subjects';

/** The object is asked for again at most this often while it is shown, in milliseconds of wall time. */
const ASK_EVERY_MS = 700;

/** The whole object as the API server holds it, while it is unfolded. */
export function ObjectYaml({ subject, gone }: { subject: Subject; gone: boolean }) {
  const playground = usePlayground();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const { resource, namespace, name } = subject;
  useEffect(() => {
    if (!open || gone) return;
    let stopped = false;
    const ask = async () => {
      const [{ object }, { stringify }] = await Promise.all([
        playground.ask<'object'>({ type: 'object', resource, namespace, name }),
        import('yaml'),
      ]);
      if (!stopped && object) setText(stringify(withoutManagedFields(object), { lineWidth: 0 }));
    };
    const again = () => void ask().catch(() => {});
    again();
    const timer = setInterval(again, ASK_EVERY_MS);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [open, gone, playground, resource, namespace, name]);
  return (
    <details className="object-yaml" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>YAML</summary>
      {open && (
        <pre className="code" ref={reachable}>
          {text.split('\n').map((line, index) => (
            <span className="yl" key={index.toString()}>
              {piecesOf(line).map((piece, place) => (
                <span key={place.toString()} className={piece.kind || undefined}>
                  {piece.text}
                </span>
              ))}
              {'\n'}
            </span>
          ))}
        </pre>
      )}
    </details>
  );
}

/** What scrolls must be reached by keyboard. */
function reachable(element: HTMLElement | null): void {
  element?.setAttribute('tabindex', '0');
}

function withoutManagedFields(object: unknown): unknown {
  const { metadata, ...rest } = object as { metadata?: Record<string, unknown>; apiVersion?: string; kind?: string };
  const { managedFields: _, ...kept } = metadata ?? {};
  const { apiVersion, kind, ...others } = rest;
  return { apiVersion, kind, metadata: kept, ...others };
}
