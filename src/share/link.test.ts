import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Command, History, Session } from '../protocol/session';
import { fromBase64url, toBase64url } from './base64url';
import { checksum } from './checksum';
import { packSecond } from './formats/second';
import { isLink, linkOf, openLink } from './link';
import { dice, mutated } from './mutations';
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
        expect(made.ok && openLink(made.fragment)).toEqual({ ok: true, look: {}, shared: before });
        expect(made.ok && openLink(`#${made.fragment}`).ok).toBe(true);
      }),
    );
  });

  it('is told from other fragments', () => {
    expect([isLink('#s=1.abc'), isLink('s=2.abc&ro')]).toEqual([true, true]);
    expect(isLink('#lesson/t1.1')).toBe(false);
  });

  it('is short for a short session and stays within an address for a long one', () => {
    const file = { 'web.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n'.repeat(10) };
    const log = Array.from({ length: 100 }, (_, i) => ({
      at: i * 1000,
      command: { type: 'exec', terminal: 'main', line: 'kubectl apply -f web.yaml', files: file } as const,
    }));
    const made = linkOf({ session: { ...SMALL.session, log }, at: 0 });
    expect(made.ok && made.fragment.length).toBeLessThan(900);
    const small = linkOf(SMALL);
    expect(small.ok && small.fragment.length).toBeLessThan(40);
  });

  it('says when a session is too large for it', () => {
    const line = 'x'.repeat(10_000);
    const log = Array.from({ length: 110 }, (_, at) => ({
      at,
      command: { type: 'exec', terminal: 'main', line } as const,
    }));
    expect(linkOf({ session: { ...SMALL.session, log }, at: 0 })).toMatchObject({ ok: false });
    const files = log.map(({ at }) => ({
      at,
      command: { type: 'exec', terminal: 'main', line: 'a', files: { a: `${line}${at}` } } as const,
    }));
    expect(linkOf({ session: { ...SMALL.session, log: files }, at: 0 })).toMatchObject({ ok: false });
    expect(linkOf({ session: { ...SMALL.session, log: files.slice(0, 90) }, at: 0 })).toMatchObject({ ok: true });
  });

  it('gives no link away that would not open again', () => {
    const log = [{ at: 0, command: { type: 'exec', terminal: 'main', line: 'x'.repeat(200_000) } as const }];
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
        expect(openLink(`s=2.${toBase64url(Uint8Array.of(0, ...bytes))}`).ok).toBe(false);
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
    const deep = packed(strToU8('['.repeat(1_000_000)));
    expect(openLink(`s=1.${deep}`)).toMatchObject({ reason: 'broken' });
  });

  it('says when it is newer, and migrates when it is older', () => {
    expect(openLink(fragmentOf(SMALL, 3))).toMatchObject({ reason: 'too-new' });
    expect(openLink(`s=2.${toBase64url(Uint8Array.of(200, 1, 2, 3))}`)).toMatchObject({ reason: 'too-new' });
    expect(opened({ ...SMALL, session: { ...SMALL.session, engine: '99' } })).toBe('too-new');
    const old = openLink(fragmentOf({ ...SMALL, session: { ...SMALL.session, engine: '0' } }));
    expect(old).toMatchObject({ ok: true, notice: expect.stringContaining('older Drydock') });
    const migrated = openLink(fragmentOf(SMALL.session, 1), [(value) => ({ session: value, at: 3 })]);
    expect(migrated).toEqual({ ok: true, look: {}, shared: { ...SMALL, at: 3 } });
  });
});

describe('a link of format 2', () => {
  const exec = (line: string, files?: Record<string, string>): Command => ({
    type: 'exec',
    terminal: '1',
    line,
    ...(files && { files }),
  });
  const linkFor = (...commands: Command[]) => {
    const log = commands.map((command, index) => ({ at: index * 1000, command }));
    const shared = { session: { ...SMALL.session, log }, at: 0 };
    const made = linkOf(shared);
    expect(made.ok && openLink(made.fragment)).toEqual({ ok: true, look: {}, shared });
    return made.ok ? made.fragment : '';
  };
  const noise = (length: number, seed: number) => {
    const roll = dice(seed);
    return Array.from({ length }, () => String.fromCharCode(33 + roll(90))).join('');
  };

  it('tells a file once, and then what was edited', () => {
    const text = noise(5_000, 1);
    const edited = `${text.slice(0, 2_000)}🚢${text.slice(2_001)}`;
    const once = linkFor(exec('a', { a: text }), exec('a'), exec('a')).length;
    const again = linkFor(exec('a', { a: text }), exec('a', { a: edited }), exec('a', { a: text })).length;
    expect(again - once).toBeLessThan(40);
  });

  it('keeps what no other format could hold: ends of texts, halves of characters, fields of tomorrow', () => {
    linkFor(
      exec('a\u0000b\u0001c\u0002'),
      exec('\ud83d', { a: 'x\udea2' }),
      exec('🚢', { a: '🚢' }),
      exec('', { a: '🚣' }),
    );
    const later = { type: 'exec', terminal: '1', line: 'ls', someday: 1 } as unknown as Command;
    const packed = packSecond({ session: { ...SMALL.session, log: [{ at: 0, command: later }] }, at: 0 }) as Uint8Array;
    expect(openLink(`s=2.${toBase64url(packed)}`)).toMatchObject({ reason: 'broken' });
  });

  it('ends in a letter or a digit, so that no program that makes links of addresses leaves out its end', () => {
    for (let at = 0; at < 200; at++) {
      const made = linkOf({ ...SMALL, at });
      expect(made.ok && /[A-Za-z0-9]$/.test(made.fragment)).toBe(true);
      expect(made.ok && openLink(made.fragment)).toMatchObject({ ok: true, shared: { at } });
    }
  });

  it('says how it is looked at, behind what it holds', () => {
    const look = { readOnly: true, view: 'fleet', selected: 'node:node-a' };
    const made = linkOf(SMALL, look);
    expect(made.ok && made.fragment).toMatch(/&select=node%3Anode-a&view=fleet&ro$/);
    expect(made.ok && openLink(made.fragment)).toEqual({ ok: true, shared: SMALL, look });
    const fragment = made.ok ? made.fragment.split('&')[0] : '';
    expect(openLink(`${fragment}&what&view=<b>&select=%E0%A4&ro=1`)).toMatchObject({
      ok: true,
      look: { readOnly: true },
    });
  });

  it('opens as itself or not at all, whatever was done to it', () => {
    const made = linkOf({
      session: { ...SMALL.session, log: [{ at: 1, command: exec('a', { a: noise(300, 2) }) }] },
      at: 5,
    });
    const fragment = made.ok ? made.fragment : '';
    const whole = openLink(fragment);
    const roll = dice(3);
    for (let turn = 0; turn < 1_000; turn++) {
      const opened = openLink(mutated(fragment, roll));
      if (opened.ok) expect(opened.shared).toEqual(whole.ok && whole.shared);
      else expect(opened.message).toMatch(/^This link .*\.$/);
    }
  });

  it('grows to 1 MiB at most, also by edits of edits', () => {
    const grown = packSecond({
      ...SMALL,
      session: { ...SMALL.session, log: [{ at: 0, command: exec('x'.repeat(19_000)) }] },
    });
    expect(openLink(`s=2.${toBase64url(grown as Uint8Array)}`)).toMatchObject({ ok: true });
    const bomb = deflateSync(new Uint8Array(50_000_000).fill(32), { level: 9 });
    expect(openLink(`s=2.${toBase64url(Uint8Array.of(0, 0, 0, 0, 0, 1, 0, ...bomb))}`)).toMatchObject({
      reason: 'too-large',
    });
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
