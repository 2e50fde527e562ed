import shelf from 'virtual:scenario-cards';
import type { Playground } from '../../mirror/playground';
import { PaletteDialog } from './PaletteDialog';

const CARDS = shelf.map(({ card }) => card);

/** Search or run, over everything: with a cluster its objects and lines too. */
export default function Palette({ playground }: { readonly playground?: Playground }) {
  return <PaletteDialog cards={CARDS} playground={playground} />;
}
