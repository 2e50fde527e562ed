import { afterEach, describe, expect, it } from 'vitest';
import { reportOf } from '../narration/report';
import type { DeedRecord } from '../protocol/record';
import { ENGINE_VERSION, type Session } from '../protocol/session';
import { openScenarioAddress } from '../share/address';
import { linkOf, openLink } from '../share/link';
import { readSessionFile, sessionFileText } from '../share/sessionFile';
import { openYamlLink, yamlFragment } from '../share/yamlLink';
import { readMessage } from '../ui/embed/messages';
import { embedAddress, readEmbedding } from '../ui/embed/parameters';
import { fileName } from '../ui/export/save';
import { routeOf } from '../ui/frame/route';
import { PAYLOADS, STRUCK } from './payloads';

const DEED: DeedRecord = {
  at: 0,
  text: 'x',
  exitCode: 1,
  printed: [],
  made: [],
  gone: [],
  changed: [],
  rollouts: [],
  warnings: [],
  machines: [],
  requests: { sent: 0, failed: 0, reasons: {} },
};
const session = (...lines: string[]): Session => ({
  engine: ENGINE_VERSION,
  seed: 1,
  scenario: 'std',
  log: lines.map((line) => ({ at: 1, command: { type: 'exec', terminal: '1', line } })),
});
const hasWhole = (text: string) => !/[\ud800-\udfff]/u.test(text);

afterEach(() => {
  expect(({} as Record<string, unknown>)[STRUCK], 'something was set on every object').toBeUndefined();
  expect(({} as Record<string, unknown>).struck).toBeUndefined();
});

describe('the payloads', () => {
  it('are at least 250, each another', () => {
    expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(250);
  });
});

describe('what anybody may write stays a text', () => {
  it('in links to a session: the same letters come back', () => {
    const lines = PAYLOADS.filter(hasWhole);
    const made = linkOf({ session: session(...lines), at: 2 });
    const opened = made.ok ? openLink(made.fragment) : undefined;
    const commands = opened?.ok ? opened.shared.session.log.map(({ command }) => command) : [];
    expect(commands).toEqual(lines.map((line) => ({ type: 'exec', terminal: '1', line })));
  });

  it('in addresses: each is a route of ours or none, and nothing is thrown', () => {
    for (const payload of PAYLOADS)
      for (const prefix of ['#', '#scenario=', '#yaml=', '#y=', '#s=', '#s=2.', '#kept=']) {
        const route = routeOf(`${prefix}${payload}`);
        expect(typeof route.to).toBe('string');
        openLink(`${prefix}${payload}`);
        openYamlLink(`${prefix}${payload}`);
        const address = openScenarioAddress(`${prefix}${payload}`);
        if (address) expect(address.scenario, payload).toMatch(/^[a-z0-9-]+$/);
      }
  });

  it('in YAML of a link, where it is text at all', () => {
    for (const payload of PAYLOADS.filter(hasWhole)) {
      const opened = openYamlLink(yamlFragment(`a: ${JSON.stringify(payload)}`) ?? '');
      if (opened.ok) expect(opened.text).toContain(JSON.stringify(payload).slice(0, 3));
    }
  });

  it('in files of a session: names, tabs, and keys that nobody knows', () => {
    for (const payload of PAYLOADS.filter((text) => text.length < 250)) {
      const tabs = { files: [{ name: payload, text: payload }], active: payload };
      const read = readSessionFile(sessionFileText({ name: payload, session: session('x'), at: 2, tabs }));
      expect(read.ok && [read.file.name, read.file.tabs.files[0]?.text], payload).toEqual([payload, payload]);
      const strange = sessionFileText({ name: '', session: session('x'), at: 2, tabs: { files: [], active: '' } });
      const withKey = strange.replace('"at":2', `"at":2,${JSON.stringify(payload)}:{"${STRUCK}":1}`);
      expect(readSessionFile(withKey).ok, payload).toBe(false);
    }
  });

  it('in messages of another page, and in the parameters of an embedding', () => {
    for (const payload of PAYLOADS) {
      for (const type of ['select', 'view', 'theme', 'speed', 'seek', payload]) {
        const heard = readMessage({ drydock: 1, id: payload, type, object: payload, view: payload, theme: payload });
        expect(heard?.ok, `${type} ${payload}`).toBe(false);
      }
      const names = ['scenario', 'view', 'theme', 'select', 'namespace', 'app', 'label', 'lang', 'origin', 'scale'];
      const query = new URLSearchParams([['embed', ''], ['title', payload], ...names.map((name) => [name, payload])]);
      const { values } = readEmbedding(`?${query}`);
      for (const value of Object.values(values)) expect(value, payload).not.toMatch(/[<>]/);
      expect(values.origin, payload).toBe('');
      const address = embedAddress('https://drydock.example/', { title: payload.replace(/[\ud800-\udfff]/g, '') });
      expect(address, payload).not.toMatch(/[<>"\s]/);
    }
  });

  it('in names of files that are saved', () => {
    for (const payload of PAYLOADS) expect(fileName(payload), payload).toMatch(/^[\w. -]{1,200}$/);
  });

  it('in the report: Markdown that holds no markup and no link', () => {
    const caption = { headline: 'x', facts: [] };
    for (const payload of PAYLOADS) {
      const deed = { ...DEED, text: payload, printed: [payload], warnings: [] };
      const text = reportOf(payload, { at: 1, deeds: [deed] }, { ...caption, headline: payload });
      const prose = text.replace(/(`+)[^`][\s\S]*?[^`]\1(?!`)/g, '').replace(/^( {4}|\t).*$/gm, '');
      expect(prose, payload).not.toMatch(/(?<!\\)<[a-z!/?]/i);
      expect(prose, payload).not.toMatch(/(?<!\\)\]\(/);
    }
  });
});
