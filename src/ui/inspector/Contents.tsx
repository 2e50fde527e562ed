import { useState } from 'react';
import { inspectorText } from '../../texts/inspector';

interface Held {
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly data?: Readonly<Record<string, unknown>>;
  readonly binaryData?: Readonly<Record<string, unknown>>;
}

/** What a ConfigMap or a Secret holds; that of Secrets is hidden until it is asked for. */
export function Contents({ kind, object }: { kind: string; object: unknown }) {
  const { data, binaryData } = object as Held;
  const entries = Object.entries({ ...data, ...binaryData }).filter(([, value]) => typeof value === 'string');
  if (entries.length === 0) return null;
  return (
    <section className="inspector-section">
      <h3>{inspectorText('section.data')}</h3>
      <dl className="contents">
        {entries.map(([key, value]) => (
          <Entry key={key} name={key} value={value as string} secret={kind === 'Secret'} />
        ))}
      </dl>
    </section>
  );
}

function Entry({ name, value, secret }: { name: string; value: string; secret: boolean }) {
  const [open, setOpen] = useState(!secret);
  const text = secret ? decoded(value) : value;
  return (
    <div>
      <dt className="mono">
        {name}
        {secret && (
          <button
            type="button"
            className="btn bare small"
            aria-label={inspectorText(open ? 'data.hide' : 'data.show', { key: name })}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {inspectorText(open ? 'data.shown' : 'data.hidden')}
          </button>
        )}
        <span>{inspectorText('data.bytes', { count: new TextEncoder().encode(text).length })}</span>
      </dt>
      {open && <dd className="mono">{text}</dd>}
    </div>
  );
}

/** What stands in base64, or the text itself where it is none. */
function decoded(value: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(value), (char) => char.charCodeAt(0)));
  } catch {
    return value;
  }
}

/** Labels, and annotations folded. */
export function Tags({ object }: { object: unknown }) {
  const { labels = {}, annotations = {} } = (object as Held).metadata ?? {};
  return (
    <>
      {Object.keys(labels).length > 0 && (
        <section className="inspector-section">
          <h3>{inspectorText('section.labels')}</h3>
          <ul className="tags">
            {Object.entries(labels).map(([key, value]) => (
              <li key={key} className="mono">{`${key}=${value}`}</li>
            ))}
          </ul>
        </section>
      )}
      {Object.keys(annotations).length > 0 && (
        <details className="inspector-fold">
          <summary>{inspectorText('section.annotations')}</summary>
          <dl className="contents">
            {Object.entries(annotations).map(([key, value]) => (
              <div key={key}>
                <dt className="mono">{key}</dt>
                <dd className="mono">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
