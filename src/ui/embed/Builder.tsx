import { useDeferredValue, useMemo, useState } from 'react';
import { embedText } from '../../texts/embed';
import { REQUESTS } from './messages';
import { embedAddress, PARAMETERS, type Parameter } from './parameters';
import './embed.css';

const ANSWERS = ['ready', 'state', 'mark', 'reply'] as const;
const EXAMPLES: Readonly<Record<string, string>> = {
  hello: '{ drydock: 1, type: "hello", id: 1 }',
  play: '{ drydock: 1, type: "play" }',
  pause: '{ drydock: 1, type: "pause" }',
  step: '{ drydock: 1, type: "step", direction: 1 }',
  seek: '{ drydock: 1, type: "seek", at: 85000 }',
  speed: '{ drydock: 1, type: "speed", speed: 4 }',
  view: '{ drydock: 1, type: "view", view: "fleet" }',
  select: '{ drydock: 1, type: "select", object: "Pod/web" }',
  run: '{ drydock: 1, type: "run", line: "kubectl get pods", id: 2 }',
  theme: '{ drydock: 1, type: "theme", theme: "dark" }',
  ready: '{ drydock: 1, type: "ready", engine: "1" }',
  state:
    '{ drydock: 1, type: "state", state: { at, horizon, playing, speed, view, headline, facts, pods: { ready, all } } }',
  mark: '{ drydock: 1, type: "mark", at, kind: "command", text }',
  reply: '{ drydock: 1, type: "reply", id: 2, ok: true, exitCode: 0, stdout, stderr }',
};

/** Builds the snippet of an embedded cluster, shows what readers get, and tells all parameters and messages. */
export function Builder() {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({ scenario: 'rolling-update' });
  const [size, setSize] = useState({ width: '720', height: '480' });
  const [link, setLink] = useState('');
  const fragment = /#(s=[\w.-]+)$/.exec(link)?.[0] ?? '';
  const base = new URL('./', location.href).href;
  const address = embedAddress(base, fragment ? { ...values, scenario: '' } : values, fragment);
  const shown = useDeferredValue(address);
  const title = values.title || embedText('label');
  const snippet = `<iframe src="${address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="${size.width}" height="${size.height}" title="${title.replaceAll('"', '&quot;')}" loading="lazy" allow="fullscreen" style="border:0"></iframe>`;
  return (
    <main className="builder">
      <h1>{embedText('build.title')}</h1>
      <p>{embedText('build.sub')}</p>
      <div className="builder-grid">
        <form aria-label={embedText('build.parameters')} onSubmit={(event) => event.preventDefault()}>
          <Field
            name="#"
            says={embedText('build.session')}
            value={link}
            values={['https://…/#s=…']}
            open
            change={setLink}
          />
          {(['width', 'height'] as const).map((name) => (
            <Field
              key={name}
              name={embedText(`build.${name}`)}
              says=""
              value={size[name]}
              values={['720']}
              open
              change={(next) => setSize({ ...size, [name]: next.replace(/\D/g, '').slice(0, 4) })}
            />
          ))}
          {PARAMETERS.map((parameter) => (
            <Field
              key={parameter.name}
              {...parameter}
              value={values[parameter.name] ?? ''}
              wrong={Boolean(values[parameter.name]) && !parameter.fits(values[parameter.name] ?? '')}
              change={(next) => setValues({ ...values, [parameter.name]: next })}
            />
          ))}
        </form>
        <div className="builder-side">
          <Snippet text={snippet} />
          <iframe
            key={shown}
            src={shown}
            title={embedText('build.preview')}
            width={Number(size.width) || 720}
            height={Number(size.height) || 480}
          />
        </div>
      </div>
      <ParameterTable />
      <h2>{embedText('build.messages')}</h2>
      <p>{embedText('build.messages.says')}</p>
      <MessageTable
        title={embedText('build.messages.to')}
        types={REQUESTS}
        says={(type) => embedText(`to.${type}` as 'to.play')}
      />
      <MessageTable
        title={embedText('build.messages.from')}
        types={ANSWERS}
        says={(type) => embedText(`from.${type}` as 'from.state')}
      />
    </main>
  );
}

interface FieldProps extends Pick<Parameter, 'name' | 'says' | 'values' | 'open'> {
  readonly value: string;
  readonly fallback?: string;
  readonly wrong?: boolean;
  readonly change: (value: string) => void;
}

function Field({ name, says: words, values, open, value, fallback = '', wrong = false, change }: FieldProps) {
  const id = `field-${name}`;
  return (
    <div className="builder-row">
      <label htmlFor={id}>{name}</label>
      {open ? (
        <input
          id={id}
          value={value}
          placeholder={fallback || values[0]}
          aria-invalid={wrong || undefined}
          aria-describedby={words ? `${id}-says` : undefined}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <select
          id={id}
          value={value || fallback}
          aria-describedby={`${id}-says`}
          onChange={(event) => change(event.target.value)}
        >
          {values.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      )}
      {words && <small id={`${id}-says`}>{words}</small>}
    </div>
  );
}

function Snippet({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => document.querySelector<HTMLTextAreaElement>('#snippet')?.select(),
    );
  };
  return (
    <>
      <label htmlFor="snippet">{embedText('build.snippet')}</label>
      <textarea id="snippet" readOnly value={text} onFocus={(event) => event.target.select()} />
      <div>
        <button type="button" className="btn pri" onClick={copy}>
          {embedText(copied ? 'build.copied' : 'build.copy')}
        </button>
      </div>
    </>
  );
}

function ParameterTable() {
  const rows = useMemo(() => PARAMETERS, []);
  return (
    <>
      <h2>{embedText('build.parameters')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{embedText('build.name')}</th>
            <th scope="col">{embedText('build.meaning')}</th>
            <th scope="col">{embedText('build.values')}</th>
            <th scope="col">{embedText('build.default')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.name}>
              <td>{one.name}</td>
              <td>{one.says}</td>
              <td>
                <code>{one.values.join(', ')}</code>
              </td>
              <td>
                <code>{one.fallback}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface MessageTableProps {
  readonly title: string;
  readonly types: readonly string[];
  readonly says: (type: string) => string;
}

function MessageTable({ title, types, says }: MessageTableProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{embedText('build.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {types.map((type) => (
          <tr key={type}>
            <td>{EXAMPLES[type]}</td>
            <td>{says(type)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
