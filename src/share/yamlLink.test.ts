import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toBase64url } from './base64url';
import { openYamlLink, yamlFragment } from './yamlLink';

const TEXT = 'apiVersion: v1\nkind: Pod\nmetadata: {name: "größe"}\n';
const message = (fragment: string) => {
  const opened = openYamlLink(fragment);
  return opened.ok ? undefined : opened.message;
};

describe('a link with YAML', () => {
  it('comes back as it was', () => {
    expect(openYamlLink(`#${yamlFragment(TEXT)}`)).toEqual({ ok: true, text: TEXT });
  });

  it('may be the text itself, as base64url, with or without padding', () => {
    const plain = Buffer.from(TEXT, 'utf8').toString('base64url');
    expect(openYamlLink(`#yaml=${plain}`)).toEqual({ ok: true, text: TEXT });
    expect(openYamlLink(`yaml=${plain}=`)).toEqual({ ok: true, text: TEXT });
  });

  it('is refused with a sentence when it is broken', () => {
    const whole = yamlFragment(TEXT) as string;
    for (const bad of [
      'y=',
      'y=!!',
      'yaml=',
      whole.slice(0, 20),
      `yaml=${toBase64url(new Uint8Array([0, 1, 2]))}`,
      'x=1',
    ])
      expect(message(bad), bad).toMatch(/cannot be read/);
  });

  it('is refused when it would grow too large', () => {
    const bomb = deflateSync(new Uint8Array(3_000_000).fill(97), { level: 9 });
    expect(message(`y=${toBase64url(bomb)}`)).toMatch(/too large/);
    expect(message(`yaml=${'a'.repeat(400_001)}`)).toMatch(/too large/);
    expect(yamlFragment('a'.repeat(2_000_000))).toBeUndefined();
  });

  it('never throws, whatever is changed in it', () => {
    const whole = `y=${toBase64url(deflateSync(strToU8(TEXT.repeat(20))))}`;
    for (let index = 2; index < whole.length; index++)
      for (const letter of ['A', '_', '*']) openYamlLink(whole.slice(0, index) + letter + whole.slice(index + 1));
  });
});
