import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { AREAS } from './areas';
import { catalogue, speak } from './catalogue';
import { areaComplaints, languageComplaints, missingFrom } from './validate';

const SRC = join(dirname(fileURLToPath(import.meta.url)), '..');

describe('a catalogue of texts', () => {
  const text = catalogue('test', {
    plain: 'Play',
    named: 'to {place}',
    pods: { one: '{count} pod', other: '{count} pods' },
  });
  afterEach(() => {
    speak(undefined);
  });
  afterEach(() => AREAS.delete('test'));

  it('fills braces by name and takes the form of the number', () => {
    expect([text('plain'), text('named', { place: 'node-a' })]).toEqual(['Play', 'to node-a']);
    expect([text('pods', { count: 1 }), text('pods', { count: 0 }), text('pods', { count: 2 })]).toEqual([
      '1 pod',
      '0 pods',
      '2 pods',
    ]);
  });

  it('does not read braces in what it fills in', () => {
    expect(text('named', { place: '{place}' })).toBe('to {place}');
  });

  it('speaks another language, and English where that has no word', () => {
    speak({ code: 'de', texts: { 'test.plain': 'Abspielen' }, form: (count) => (count === 1 ? 'one' : 'other') });
    expect([text('plain'), text('named', { place: 'a' })]).toEqual(['Abspielen', 'to a']);
  });
});

describe('the validator', () => {
  it('accepts all English texts', () => {
    expect([...AREAS].flatMap(([area, texts]) => areaComplaints(area, texts))).toEqual([]);
  });

  it('names what is wrong with a text', () => {
    const wrong = { empty: ' ', open: 'to {place', 'bad key': 'x', forms: { one: '{a}', other: '{b}' } };
    expect(areaComplaints('test', wrong)).toHaveLength(4);
  });

  it('holds a language to English', () => {
    const texts = { 'stage.view.flow': 'Fluss {mit}', 'stage.nothing': 'x' };
    expect(languageComplaints({ texts })).toEqual([
      'stage.view.flow: other braces than in English',
      'stage.nothing: English has no such key',
    ]);
    expect(missingFrom({ texts })).toContain('stage.view.switch');
  });

  it('knows every area, and every key is used', () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
    const listed = readFileSync(join(SRC, 'texts/areas.ts'), 'utf8');
    const areas = files.filter(
      (path) => /^texts\/\w+\.ts$/.test(path) && !/(areas|catalogue|languages|validate)\.ts$|\.test\./.test(path),
    );
    expect(areas.filter((path) => !listed.includes(`'./${path.slice(6, -3)}'`))).toEqual([]);
    const source = files
      .filter((path) => !path.startsWith('texts/'))
      .map((path) => readFileSync(join(SRC, path), 'utf8'))
      .join('\n');
    const used = (key: string) => source.includes(`'${key}'`) || source.includes(`\`${key.replace(/\.\w+$/, '')}.$`);
    const unused = [...AREAS].flatMap(([area, texts]) =>
      Object.keys(texts)
        .filter((key) => !used(key))
        .map((key) => `${area}.${key}`),
    );
    expect(unused).toEqual([]);
  });
});
