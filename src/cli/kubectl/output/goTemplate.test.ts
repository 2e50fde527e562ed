import { describe, expect, it } from 'vitest';
import { renderTemplate } from './goTemplate';

const web = {
  metadata: { name: 'web', labels: { 'app.kubernetes.io/name': 'web' } },
  spec: { replicas: 0, containers: [{ name: 'web' }, { name: 'side' }] },
};

describe('go templates', () => {
  const cases: [string, string][] = [
    ['{{.metadata.name}}{{range .spec.containers}} {{.name}}{{end}}{{"\\n"}}', 'web web side\n'],
    [
      '{{len .spec.containers}} {{index .metadata.labels "app.kubernetes.io/name"}} {{if .spec.paused}}paused{{else}}going{{end}}',
      '2 web going',
    ],
    ['{{.spec.nothing}}', '<no value>'],
    ['{{range $i, $c := .spec.containers}}{{$i}}={{$c.name}};{{end}}', '0=web;1=side;'],
    ['{{if and (eq .metadata.name "web") (gt (len .spec.containers) 1)}}yes{{end}}', 'yes'],
    ['{{with .metadata.labels}}{{printf "%-6s|" (index . "app.kubernetes.io/name")}}{{end}}', 'web   |'],
  ];
  for (const [template, expected] of cases) it(template, () => expect(renderTemplate(template)(web)).toBe(expected));

  it('an open action is an error', () => {
    expect(() => renderTemplate('{{.metadata.name')).toThrow('unclosed action');
  });
});
