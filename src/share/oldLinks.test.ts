import { describe, expect, it } from 'vitest';
import { checksum } from './checksum';
import { DICTIONARIES } from './dictionaries/dictionaries';
import { openLink } from './link';

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: hello\nspec:\n  containers:\n  - name: hello\n    image: nginx:1.25\n';

/** Links as they were made once, and what they held. */
const OLD: readonly [fragment: string, shared: unknown][] = [
  [
    's=1.79E_6oVQwU7DMAz9lcjnblpXEFK-ghMXysFr3RItcaIkg1VV_h2nQ0ggpPmS-Nl-9nsrJErJeAa9AvFsmEBDC43gNIJ-ks9AjNF4wU8YqZOa9TPo1xUwg26P3cOhgcE7hywTK-QlVBK60iC9maIzjPab1t42nC8nGrJVGIJd1G5SwY_7BZ2VlslYSpXoB9OAwbxQrIdq9dH2fDY8avXsx54dZRwxo-5ZKUZHWr2Ttb7nFGjY0MFzRlkc05bufrcpCeNwFqQacNXt_vjYM5RSmpvG40HiP43Bf1KUk9mPNa3Prqqsfk5oE92nMCwOxUvIf70q5a0022xXZ8sX',
    {
      session: {
        engine: '1',
        seed: 7,
        scenario: 'bare3',
        log: [
          {
            at: 12340,
            command: { type: 'exec', terminal: '1', line: 'kubectl apply -f pod.yaml', files: { 'pod.yaml': POD } },
          },
          { at: 20000, command: { type: 'power', node: 'node-1', on: false } },
          { at: 20000, command: { type: 'interrupt', terminal: '1' } },
        ],
      },
      at: 30000,
    },
  ],
  [
    's=1.auHdzm2RwWrDMAyGXyVo17TNQtfSvMNgsOPYwbPVxNSxja3ASsiLjMFgt5123T0vtEeYRKCX9WQk_fok_R4hY842eGhGQN9aj9DALZScRwPNtj5sD7t9fbjjjEavkg0syGRY4kILzdMIiqCpStCh75XnphHoHIVDSR2PVrO0RY9JUUhS9aqXau5CjJgyl7mED5geUQcBVGseNyTHoo4oNpuNaNeEmTasjooseo33GZq6qnh0jkpbz9tADDZnPmeapnLZjFH_N3PWn5jkg5FInpXimOQ43oFScKvoFLvB3QNTKA1YgkGnzjK2uuB31_AxBc2-yoTl1tPwgqusOzSDw8R5cfyoXMYLaH8NhK8o9hGm3nolhtRi_PJNAtXkihapiMHk4qaY3_38recfM38Vvx9vn-zD81Qu_OkP',
    {
      session: {
        engine: '1',
        seed: 4294967295,
        scenario: 'std',
        log: [
          {
            at: 0,
            command: {
              type: 'traffic',
              generator: {
                name: 'shoppers',
                ratePerSecond: 0.5,
                url: 'http://shop.test/',
                patienceMs: 2000,
                spacing: 'poisson',
              },
            },
          },
          { at: 5, command: { type: 'link', node: 'node-a', to: 'control-plane', cut: true, delayMs: 0 } },
          { at: 6, command: { type: 'process', name: 'kube-scheduler', on: false } },
          { at: 7, command: { type: 'exec', terminal: '2', line: 'kubectl get pods # Ünïcødé 🚢' } },
        ],
      },
      at: 7,
    },
  ],
];

describe('links that were made once', () => {
  it('open for ever, as what they were', () => {
    for (const [fragment, shared] of OLD) expect(openLink(fragment)).toEqual({ ok: true, look: {}, shared });
  });

  it('find their dictionary as it was', () => {
    const hex = (bytes: Uint8Array) => Buffer.from(checksum(bytes)).toString('hex');
    expect(DICTIONARIES.map(hex)).toEqual(['15c655e3']);
  });
});
