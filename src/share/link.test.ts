import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Command, History, Session } from '../protocol/session';
import { fromBase64url, toBase64url } from './base64url';
import { checksum } from './checksum';
import { isLink, linkOf, openLink } from './link';
import type { Shared } from './reader';

const name = fc.string({ maxLength: 30 });
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant('exec' as const),
    terminal: name,
    line: fc.string({ maxLength: 200, unit: 'grapheme' }),
  }),
  fc.record({
    type: fc.constant('exec' as const),
    terminal: name,
    line: name,
    files: fc.dictionary(name, fc.string({ maxLength: 300, unit: 'grapheme' }), { maxKeys: 4, noNullPrototype: true }),
  }),
  fc.record({ type: fc.constant('interrupt' as const), terminal: name }),
  fc.record({ type: fc.constant('power' as const), node: name, on: fc.boolean() }),
  fc.record(
    { type: fc.constant('link' as const), node: name, to: name, cut: fc.boolean(), delayMs: fc.nat() },
    { requiredKeys: ['type', 'node', 'cut', 'delayMs'] },
  ),
  fc.record({
    type: fc.constant('process' as const),
    name: fc.constantFrom('kube-controller-manager' as const, 'kube-scheduler' as const),
    on: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('traffic' as const),
    generator: fc.record(
      {
        name,
        ratePerSecond: fc.double({ min: 0.5, max: 10_000, noNaN: true }),
        url: name,
        patienceMs: fc.nat(),
        spacing: fc.constantFrom('even' as const, 'poisson' as const),
      },
      { requiredKeys: ['name', 'ratePerSecond', 'url'] },
    ),
  }),
);
const log = fc
  .array(fc.record({ at: fc.nat(1_000_000), command }), { maxLength: 20 })
  .map((entries) => entries.sort((a, b) => a.at - b.at));
const history: fc.Arbitrary<History> = fc.record({
  branch: fc.constant({ name: 'main', parent: '', from: 0, until: 9 }),
  others: fc.array(log, { maxLength: 3 }).map((logs) =>
    logs.map((entries, index) => ({
      name: `fork ${index}`,
      parent: index === 0 ? 'main' : `fork ${index - 1}`,
      from: index,
      until: 9,
      log: entries,
    })),
  ),
  bookmarks: fc.array(fc.record({ branch: fc.constant('main'), at: fc.nat(), name }), { maxLength: 3 }),
});
const shared: fc.Arbitrary<Shared> = fc.record({
  session: fc.record(
    { engine: fc.constant('1'), seed: fc.nat(), scenario: name, log, history },
    { requiredKeys: ['engine', 'seed', 'scenario', 'log'] },
  ),
  at: fc.nat(),
});

const SMALL: Shared = { session: { engine: '1', seed: 7, scenario: 'std', log: [] }, at: 90_000 };

function packed(json: Uint8Array): string {
  return toBase64url(Uint8Array.of(...checksum(json), ...deflateSync(json, { level: 9 })));
}

function fragmentOf(value: unknown, format = 1): string {
  return `s=${format}.${packed(strToU8(JSON.stringify(value)))}`;
}

function opened(value: unknown): string {
  const link = openLink(fragmentOf(value));
  return link.ok ? 'ok' : link.reason;
}

function withLog(...log: unknown[]): unknown {
  return { session: { ...SMALL.session, log }, at: 0 };
}

describe('a link', () => {
  it('brings back every session, exactly', () => {
    fc.assert(
      fc.property(shared, (before) => {
        const made = linkOf(before);
        expect(made.ok && openLink(made.fragment)).toEqual({ ok: true, shared: before });
        expect(made.ok && openLink(`#${made.fragment}`).ok).toBe(true);
      }),
    );
  });

  it('is told from other fragments', () => {
    expect(isLink('#s=1.abc')).toBe(true);
    expect(isLink('#lesson/t1.1')).toBe(false);
  });

  it('is short for a short session and stays within an address for a long one', () => {
    const file = { 'web.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n'.repeat(10) };
    const log = Array.from({ length: 100 }, (_, i) => ({
      at: i * 1000,
      command: { type: 'exec', terminal: 'main', line: 'kubectl apply -f web.yaml', files: file } as const,
    }));
    const made = linkOf({ session: { ...SMALL.session, log }, at: 0 });
    expect(made.ok && made.fragment.length).toBeLessThan(4000);
    const small = linkOf(SMALL);
    expect(small.ok && small.fragment.length).toBeLessThan(120);
  });

  it('says when a session is too large for it', () => {
    const line = 'x'.repeat(10_000);
    const log = Array.from({ length: 500 }, (_, at) => ({
      at,
      command: { type: 'exec', terminal: 'main', line } as const,
    }));
    expect(linkOf({ session: { ...SMALL.session, log }, at: 0 })).toMatchObject({ ok: false });
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(openLink(text).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(openLink(`s=1.${toBase64url(bytes)}`).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(openLink(fragmentOf(JSON.parse(json))).ok).toBe(false);
      }),
    );
  });

  it('notices when a character is changed or the end is cut off, unless it says the same with other bits', () => {
    const made = linkOf({
      session: { ...SMALL.session, log: [{ at: 1, command: { type: 'power', node: 'a', on: true } }] },
      at: 5,
    });
    const fragment = made.ok ? made.fragment : '';
    for (let cut = 1; cut < fragment.length; cut++) expect(openLink(fragment.slice(0, cut)).ok).toBe(false);
    fc.assert(
      fc.property(fc.nat(fragment.length - 1), fc.constantFrom(...'AZaz09-_.='), (at, unit) => {
        const opened = openLink(fragment.slice(0, at) + unit + fragment.slice(at + 1));
        if (opened.ok) expect(opened).toEqual(openLink(fragment));
      }),
    );
    const other = (unit: string) => (unit === '-' ? '_' : '-');
    const bent = [...fragment].map((unit, at) => fragment.slice(0, at) + other(unit) + fragment.slice(at + 1));
    expect(bent.filter((one) => openLink(one).ok).length).toBeLessThan(fragment.length / 20);
  });

  it('has every field checked', () => {
    const mutated: unknown[] = [
      { ...SMALL, at: -1 },
      { ...SMALL, at: 1.5 },
      { ...SMALL, at: 1e15 },
      { ...SMALL, more: 1 },
      { session: SMALL.session },
      { ...SMALL, session: { ...SMALL.session, seed: '7' } },
      { ...SMALL, session: { ...SMALL.session, seed: 2 ** 32 } },
      { ...SMALL, session: { ...SMALL.session, engine: 'x' } },
      { ...SMALL, session: { ...SMALL.session, scenario: 'x'.repeat(300) } },
      { ...SMALL, session: { ...SMALL.session, log: {} } },
      withLog({ at: 0, command: { type: 'eval', line: 'x' } }),
      withLog({ at: 0, command: { type: 'exec', terminal: 'main' } }),
      withLog({ at: 0, command: { type: 'exec', terminal: 'main', line: 'ls', files: { a: 1 } } }),
      withLog({ at: 0, command: { type: 'exec', terminal: 'main', line: 'ls', files: [] } }),
      withLog({ at: 0, command: { type: 'power', node: 'a', on: 'yes' } }),
      withLog({ at: 0, command: { type: 'process', name: 'etcd', on: false } }),
      withLog({ at: 0, command: { type: 'link', node: 'a', cut: true, delayMs: -1 } }),
      withLog({ at: 0, command: { type: 'traffic', generator: { name: 'g', ratePerSecond: 1e9, url: 'u' } } }),
      withLog(
        { at: 5, command: { type: 'interrupt', terminal: 'a' } },
        { at: 4, command: { type: 'interrupt', terminal: 'a' } },
      ),
      withLog(null),
    ];
    expect(mutated.map(opened)).toEqual(mutated.map(() => 'broken'));
  });

  it('cannot reach an object prototype', () => {
    const json =
      '{"session":{"engine":"1","seed":7,"scenario":"std","log":[{"at":0,"command":{"type":"exec","terminal":"m","line":"l","files":{"__proto__":"x"}}}]},"at":0}';
    const link = openLink(`s=1.${packed(strToU8(json))}`);
    const first = link.ok && (link.shared.session as Session).log[0]?.command;
    expect(first && first.type === 'exec' && Object.keys(first.files ?? {})).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('refuses branches that hang together in a circle, or in nothing', () => {
    const branch = { name: 'main', parent: '', from: 0, until: 9 };
    const opened = (parents: readonly string[]) => {
      const others = parents.map((parent, index) => ({ name: `fork ${index}`, parent, from: 1, until: 9, log: [] }));
      const made = linkOf({ session: { ...SMALL.session, history: { branch, others, bookmarks: [] } }, at: 9 });
      return made.ok && openLink(made.fragment).ok;
    };
    expect([['main', 'fork 0'], ['fork 1', 'fork 0'], ['nobody']].map(opened)).toEqual([true, false, false]);
  });

  it('refuses what is too large before and while it inflates, and what is too deep before it is parsed', () => {
    expect(openLink(`s=1.${'A'.repeat(500_000)}`)).toMatchObject({ reason: 'too-large' });
    const bomb = packed(new Uint8Array(100_000_000).fill(32));
    expect(bomb.length).toBeLessThan(400_000);
    expect(openLink(`s=1.${bomb}`)).toMatchObject({ reason: 'too-large' });
    const deep = packed(strToU8('['.repeat(3_000_000)));
    expect(openLink(`s=1.${deep}`)).toMatchObject({ reason: 'broken' });
  });

  it('says when it is newer, and migrates when it is older', () => {
    expect(openLink(fragmentOf(SMALL, 2))).toMatchObject({ reason: 'too-new' });
    expect(opened({ ...SMALL, session: { ...SMALL.session, engine: '99' } })).toBe('too-new');
    const old = openLink(fragmentOf({ ...SMALL, session: { ...SMALL.session, engine: '0' } }));
    expect(old).toMatchObject({ ok: true, notice: expect.stringContaining('older Drydock') });
    const migrated = openLink(fragmentOf(SMALL.session, 1), [(value) => ({ session: value, at: 3 })]);
    expect(migrated).toEqual({ ok: true, shared: { ...SMALL, at: 3 } });
  });
});

describe('base64url', () => {
  it('goes there and back, and has one way to write everything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual(bytes);
      }),
    );
    expect(fromBase64url('AB')).toBeUndefined();
    expect(fromBase64url('A')).toBeUndefined();
    expect(fromBase64url('AA=')).toBeUndefined();
  });
});
