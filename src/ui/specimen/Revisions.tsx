import { JackMark } from '../canvas/parts/JackMark';
import { PodGlyph } from '../kit/glyphs/PodGlyph';
import { HUES } from '../kit/glyphs/shape';
import { filterValues, VISIONS, type Vision } from './vision';
import { Wire } from './Wire';

const REVISIONS = Array.from({ length: HUES }, (_, index) => index + 1);
const EYES: readonly (readonly [string, Vision?])[] = [
  ['full colour'],
  ['protanopia', 'protan'],
  ['deuteranopia', 'deutan'],
  ['tritanopia', 'tritan'],
  ['greyscale', 'grey'],
];

/** The hues of revisions on everything that wears them, and the same as other eyes see it, with the colours of trouble. */
export function Revisions() {
  return (
    <>
      <h2>
        Template revisions <em>one hue each, numbered, alternating dark and pale</em>
      </h2>
      <ul className="sheet-revisions">
        {REVISIONS.map((version) => (
          <li key={version} className={`rv-${version}`}>
            <span className="sheet-wearers">
              <PodGlyph state="ready" version={version} size={32} />
              <PodGlyph state="notReady" version={version} size={24} />
              <PodGlyph state="terminating" version={version} size={24} progress={0.4} seconds={18} />
            </span>
            <span className="sheet-wearers">
              <PodGlyph state="ready" version={version} size={8} />
              <JackMark look="ready" version={version} />
              <Wire width={34} rate={2} latencyMs={30} version={version} />
            </span>
            <b>revision {version}</b>
          </li>
        ))}
      </ul>
      <div className="sheet-eyes">
        {EYES.map(([name, vision]) => (
          <div key={name}>
            <span>{name}</span>
            <div style={vision && { filter: `url(#sheet-${vision})` }}>
              {REVISIONS.map((version) => (
                <i key={version} className={`rv-${version}`}>
                  {version}
                </i>
              ))}
              <PodGlyph state="notReady" version={2} size={22} />
              <PodGlyph state="unschedulable" version={2} size={22} />
              <PodGlyph state="crashLoop" version={2} size={22} progress={0.4} />
              <Wire width={14} rate={0} latencyMs={30} version={2} failed />
            </div>
          </div>
        ))}
      </div>
    </>
  );
}

/** The filters of other eyes, for the rows above: once on a page. */
export function Filters() {
  return (
    <svg className="sr" aria-hidden="true">
      {(Object.keys(VISIONS) as Vision[]).map((vision) => (
        <filter key={vision} id={`sheet-${vision}`} colorInterpolationFilters="linearRGB">
          <feColorMatrix type="matrix" values={filterValues(vision)} />
        </filter>
      ))}
    </svg>
  );
}
