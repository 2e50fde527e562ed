import { describe, expect, it } from 'vitest';
import { compilePath } from './evaluate';
import { printResults } from './print';

const web = {
  kind: 'Deployment',
  metadata: {
    name: 'web',
    labels: { 'app.kubernetes.io/name': 'web' },
    annotations: { 'example.com/owner': 'team blue' },
  },
  spec: {
    replicas: 0,
    containers: [
      {
        name: 'web',
        image: 'nginx:1.25',
        ports: [
          { containerPort: 80, name: 'http' },
          { containerPort: 8080, name: 'admin' },
        ],
      },
      { name: 'side', image: 'busybox:1.36', command: ['sh'], env: [{ value: '1' }, { value: '2' }] },
      { name: 'third', image: 'pause:3.10' },
    ],
  },
};

function print(template: string, data: unknown = web): string {
  return compilePath(template).find(data).map(printResults).join('');
}

describe('jsonpath as kubectl has it', () => {
  const cases: [string, string][] = [
    ['{.spec.replicas}', '0'],
    ['{.spec.containers[*].name}', 'web side third'],
    ['{.spec.containers[0].ports}', '[{"containerPort":80,"name":"http"},{"containerPort":8080,"name":"admin"}]'],
    ['{.spec.containers[-1].name}', 'third'],
    ['{.spec.containers[0:2].name}', 'web side'],
    ['{.spec.containers[-2:].image}', 'busybox:1.36 pause:3.10'],
    ['{..image}', 'nginx:1.25 busybox:1.36 pause:3.10'],
    ['{.spec.containers[?(@.name=="side")].env[*].value}', '1 2'],
    ['{.spec.containers[0].ports[?(@.containerPort>100)].name}', 'admin'],
    ['{.spec.containers[?(@.command)].name}', 'side'],
    ['{.metadata.labels.app\\.kubernetes\\.io/name} {.metadata.annotations.example\\.com/owner}', 'web team blue'],
    [
      '{range .spec.containers[*]}{.name}{"\\t"}{.image}{"\\n"}{end}',
      'web\tnginx:1.25\nside\tbusybox:1.36\nthird\tpause:3.10\n',
    ],
    [
      "{.kind}/{.metadata.name} has {.spec.containers[*]['name','image']}",
      'Deployment/web has web side third nginx:1.25 busybox:1.36 pause:3.10',
    ],
    ['{.spec.nothing.at.all}', ''],
    ['.metadata.name', '.metadata.name'],
  ];
  for (const [template, expected] of cases) {
    it(template, () => expect(print(template)).toBe(expected));
  }

  it('a range over nothing goes on after its end', () => {
    expect(print('{range .items[*]}{.name}{end}after', { items: [] })).toBe('after');
  });

  it('an index beyond the end is an error', () => {
    expect(() => print('{.items[0].metadata.name}', { items: [] })).toThrow(
      'array index out of bounds: index 0, length 0',
    );
    expect(() => compilePath('{.spec.replicas')).toThrow('unclosed action');
  });

  it('null is null', () => expect(print('{.items[*].endpoints}', { items: [{ endpoints: null }] })).toBe('null'));
});
