import type { Say } from '../../narration/why/card';
import type { WhyObject } from '../../protocol/why';
import { select } from '../kit/workspace';

/** Text in which names lead to their objects. */
export function Spoken({ say }: { say: Say }) {
  return say.map((part, index) =>
    typeof part === 'string' || !part.object ? (
      <span key={index.toString()}>{typeof part === 'string' ? part : part.name}</span>
    ) : (
      <NameLink key={index.toString()} name={part.name} object={part.object} />
    ),
  );
}

/** A name that selects its object. */
export function NameLink({ name, object }: { name: string; object: WhyObject }) {
  if (object.kind === 'Command') return name;
  return (
    <button type="button" className="why-link" onClick={() => select(object)}>
      {name}
    </button>
  );
}
