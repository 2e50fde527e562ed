import type { Playground } from '../../mirror/playground';
import { SHELF } from '../kit/cards';
import { PaletteDialog } from './PaletteDialog';

const CARDS = SHELF.map(({ card }) => card);

/** Search or run, over everything: with a cluster its objects and lines too. */
export default function Palette({ playground }: { readonly playground?: Playground }) {
  return <PaletteDialog cards={CARDS} playground={playground} />;
}
