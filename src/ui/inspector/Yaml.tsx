import { Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { inspectorText } from '../../texts/inspector';
import { piecesOf } from '../editor/yamlTokens';
import { usePlayground } from '../kit/playground';
import { useAsking } from '../kit/useAsking';
import type { Subject } from './subjects';
import { useCopy } from './useCopy';

/** The object is read again at most this often while it is shown, in milliseconds of wall time. */
const READ_EVERY_MS = 600;

/** The object as `kubectl get -o yaml` prints it, as it is at the moment. */
export default function Yaml({ subject, gone }: { subject: Subject; gone: boolean }) {
  const playground = usePlayground();
  const [text, setText] = useState('');
  const [managed, setManaged] = useState(false);
  const [copied, copy] = useCopy();
  const { resource, namespace, name } = subject;
  useAsking(`${resource} ${namespace}/${name} ${managed}`, READ_EVERY_MS, async (signal) => {
    if (gone) return;
    const read = await playground.ask<'yaml'>({ type: 'yaml', resource, namespace, name, managed });
    if (!signal.aborted && read.text !== '') setText(read.text);
  });
  return (
    <div className="yaml-part">
      <div className="part-tools">
        <label>
          <input type="checkbox" checked={managed} onChange={(event) => setManaged(event.target.checked)} />
          {inspectorText('yaml.managed')}
        </label>
        <button type="button" className="btn small" onClick={() => copy(text)}>
          <Copy className="ic" aria-hidden="true" />
          <span role="status">{inspectorText(copied ? 'yaml.copied' : 'yaml.copy')}</span>
        </button>
      </div>
      <Lines text={text} name={inspectorText('yaml.name', { name })} />
    </div>
  );
}

function Lines({ text, name }: { text: string; name: string }) {
  const lines = useMemo(() => text.trimEnd().split('\n').map(piecesOf), [text]);
  return (
    <pre className="code inspector-yaml" {...{ tabIndex: 0, role: 'region', 'aria-label': name }}>
      {lines.map((pieces, index) => (
        <span className="yl" key={index.toString()}>
          {pieces.map((piece, place) => (
            <span key={place.toString()} className={piece.kind || undefined}>
              {piece.text}
            </span>
          ))}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
