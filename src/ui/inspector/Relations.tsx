import type { About, RelatedList, RelatedObject } from '../../protocol/detail';
import { inspectorText } from '../../texts/inspector';
import { KindGlyph } from '../kit/glyphs/KindGlyph';
import { PodGlyph } from '../kit/glyphs/PodGlyph';
import { placed } from '../kit/placed';
import { useMirror, usePlayground } from '../kit/playground';
import { select } from '../kit/workspace';

const LISTS = ['owned', 'selectedBy', 'selects', 'uses', 'usedBy'] as const;

/** What the object has to do with others: each leads there. */
export function Relations({ about }: { about: About }) {
  return (
    <>
      {about.owners.length > 0 && (
        <section className="inspector-section">
          <h3>{inspectorText('section.owners')}</h3>
          <ul className="related">
            {about.owners.map((owner) => (
              <Related key={owner.kind + owner.name} object={owner} />
            ))}
          </ul>
        </section>
      )}
      {LISTS.map((list) => (
        <List key={list} title={inspectorText(`section.${list}`)} list={about[list]} />
      ))}
    </>
  );
}

function List({ title, list }: { title: string; list: RelatedList }) {
  if (list.objects.length === 0) return null;
  return (
    <section className="inspector-section">
      <h3>{title}</h3>
      <ul className="related">
        {list.objects.map((object) => (
          <Related key={`${object.kind} ${object.namespace}/${object.name}`} object={object} />
        ))}
        {list.more > 0 && <li className="related-more">{inspectorText('related.more', { count: list.more })}</li>}
      </ul>
    </section>
  );
}

function Related({ object }: { object: RelatedObject }) {
  const { mirror } = usePlayground();
  const pod = useMirror(({ pods }) => pods.get(object.uid));
  const { kind, name, uid, owns = [] } = object;
  return (
    <li>
      {uid === '' ? (
        <span className="related-missing">
          <KindGlyph kind={kind} size={15} />
          <span className="mono">{name}</span>
          <span>{inspectorText('related.missing')}</span>
        </span>
      ) : (
        <button type="button" onClick={() => select(placed(mirror.getState(), object))}>
          {pod ? (
            <PodGlyph size={16} state={pod.state} version={pod.version} containers={pod.containers} />
          ) : (
            <KindGlyph kind={kind} size={15} />
          )}
          <span className="mono">{name}</span>
          <span>{kind}</span>
        </button>
      )}
      {owns.length > 0 && (
        <ul className="related">
          {owns.map((one) => (
            <Related key={one.uid} object={one} />
          ))}
        </ul>
      )}
    </li>
  );
}
