import { drawnKinds, KindGlyph } from '../kit/glyphs/KindGlyph';

/** Names that are too long for their place. */
const SHORT: Readonly<Record<string, string>> = {
  PersistentVolumeClaim: 'Claim',
  PersistentVolume: 'Volume',
  HorizontalPodAutoscaler: 'Autoscaler',
  PodDisruptionBudget: 'Budget',
  ResourceQuota: 'Quota',
};

/** Every kind that has a drawing of its own. */
export function Kinds() {
  return (
    <>
      <h2>
        Kinds <em>each draws what it does</em>
      </h2>
      <ul className="sheet-kinds">
        {drawnKinds().map((kind) => (
          <li key={kind} title={kind}>
            <KindGlyph kind={kind} size={22} />
            {SHORT[kind] ?? kind}
          </li>
        ))}
      </ul>
    </>
  );
}
