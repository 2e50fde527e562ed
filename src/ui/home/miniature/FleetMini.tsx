import type { Still, StillNode } from '../../../mirror/still';
import { hueOf } from '../../kit/glyphs/shape';
import { FIELD, grid } from './field';
import { MiniPod } from './MiniPod';

const GAP = 12;
const TOP = 11;
const LARGEST = 14;

/** Where the machines stand: side by side, as wide as there is room for. */
export function boxes(count: number, top: number, bottom: number) {
  const width = Math.min(46, (FIELD.width - 16 - GAP * (count - 1)) / Math.max(1, count));
  const left = (FIELD.width - width * count - GAP * (count - 1)) / 2;
  return Array.from({ length: count }, (_, index) => ({
    x: left + index * (width + GAP),
    y: top,
    width,
    height: bottom - top,
  }));
}

/** A machine: dashed and grey when it is lost, behind a bar when it is closed to new pods. */
export function MiniNode({ node, box }: { readonly node: StillNode; readonly box: ReturnType<typeof boxes>[0] }) {
  return (
    <>
      <rect className={`mini-node ${node.look}`} x={box.x} y={box.y} width={box.width} height={box.height} rx={5} />
      {node.look === 'closed' && (
        <path className="mini-bar" d={`M${box.x + 6} ${box.y - 4.5}H${box.x + box.width - 6}`} />
      )}
    </>
  );
}

/** What runs where; with pods that wait for a node above the machines. */
export function FleetMini({ still, queue = false }: { readonly still: Still; readonly queue?: boolean }) {
  const waiting = still.pods.filter(({ node }) => node < 0);
  const low = queue || waiting.length > 0;
  const nodes = boxes(still.nodes.length, low ? 48 : TOP, FIELD.height - 9);
  const places = grid(waiting.length, { x: 0, y: 0, width: FIELD.width - 24, height: 26 }, queue ? 26 : 20);
  const last = places.at(-1);
  const shift = last ? (FIELD.width - (last.x + last.side)) / 2 : 0;
  return (
    <>
      {waiting.map((pod, index) => (
        <MiniPod
          key={pod.id}
          pod={pod}
          x={shift + (places[index]?.x ?? 0)}
          y={8 + (places[index]?.y ?? 0)}
          side={places[index]?.side ?? 0}
        />
      ))}
      {still.nodes.map((node, index) => {
        const box = nodes[index] ?? { x: 0, y: 0, width: 0, height: 0 };
        const here = still.pods.filter((pod) => pod.node === index);
        const inner = { x: box.x + 7, y: box.y + 7, width: box.width - 14, height: box.height - 14 };
        const spots = grid(here.length, inner, LARGEST);
        return (
          <g key={node.name}>
            <MiniNode node={node} box={box} />
            {here.map((pod, at) => (
              <MiniPod key={pod.id} pod={pod} x={spots[at]?.x ?? 0} y={spots[at]?.y ?? 0} side={spots[at]?.side ?? 0} />
            ))}
          </g>
        );
      })}
    </>
  );
}

/** The machines' memory: what each pod uses from the bottom up, the host's share in grey, and the bound of eviction. */
export function MemoryMini({ still }: { readonly still: Still }) {
  const nodes = boxes(still.nodes.length, TOP, FIELD.height - 7);
  const evicted = still.pods.filter(({ state }) => state === 'evicted');
  return (
    <>
      {still.nodes.map((node, index) => {
        const box = nodes[index] ?? { x: 0, y: 0, width: 0, height: 0 };
        const scale = (box.height - 4) / Math.max(1, node.memoryBytes);
        let top = box.y + box.height - 2 - node.hostBytes * scale;
        const bound = box.y + box.height - 2 - node.evictsAboveBytes * scale;
        const used = still.pods.filter((pod) => pod.node === index && pod.state !== 'evicted');
        const over = used.reduce((sum, pod) => sum + pod.usedBytes, node.hostBytes) > node.evictsAboveBytes * 0.97;
        return (
          <g key={node.name}>
            <MiniNode node={node} box={box} />
            <rect
              className="mini-host"
              x={box.x + 3}
              y={top}
              width={box.width - 6}
              height={node.hostBytes * scale}
              rx={2}
            />
            {used.map((pod) => {
              const height = Math.max(2.5, pod.usedBytes * scale);
              top -= height;
              return (
                <rect
                  key={pod.id}
                  className={`mini-wedge rv-${hueOf(pod.version)}`}
                  x={box.x + 3}
                  y={top + 0.6}
                  width={box.width - 6}
                  height={height - 0.9}
                  rx={Math.min(2, height / 3)}
                />
              );
            })}
            {node.evictsAboveBytes > 0 && (
              <path
                className={over ? 'mini-bound over' : 'mini-bound'}
                d={`M${box.x - 2} ${bound}H${box.x + box.width + 2}`}
              />
            )}
            {evicted
              .filter((pod) => pod.node === index)
              .map((pod) => (
                <MiniPod key={pod.id} pod={pod} x={box.x + box.width - 9} y={0} side={13} />
              ))}
          </g>
        );
      })}
    </>
  );
}
