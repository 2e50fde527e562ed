import { keyErrors, type Operator, type Requirement, type Requirements, requirement, sorted } from './labels';

type Token = 'end' | 'error' | 'identifier' | '(' | ')' | ',' | '!' | '=' | '==' | '!=' | '>' | '<' | 'in' | 'notin';

interface Word {
  readonly token: Token;
  readonly literal: string;
}

const SPECIAL = '=!(),><';
const SYMBOLS = new Set(['(', ')', ',', '!', '==', '=', '>', '<', '!=']);
const BINARY_OPERATORS = 'in, notin, =, ==, !=, gt, lt';
const OPERATORS: Readonly<Record<string, Operator>> = {
  '=': '=',
  '==': '==',
  '!=': '!=',
  in: 'in',
  notin: 'notin',
  '>': 'gt',
  '<': 'lt',
};

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n';
}

function symbolAt(text: string, from: number): Word {
  let to = from + 1;
  let found = SYMBOLS.has(text.slice(from, to)) ? text.slice(from, to) : '';
  while (to < text.length && SPECIAL.includes(text.charAt(to))) {
    const longer = text.slice(from, to + 1);
    if (SYMBOLS.has(longer)) found = longer;
    else if (found) break;
    to += 1;
  }
  if (!found) return { token: 'error', literal: `error expected: keyword found '${text.slice(from, to)}'` };
  return { token: found as Token, literal: found };
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text.charAt(at))) {
      at += 1;
    } else if (SPECIAL.includes(text.charAt(at))) {
      const word = symbolAt(text, at);
      words.push(word);
      at += word.token === 'error' ? text.length : word.literal.length;
    } else {
      const from = at;
      while (at < text.length && !SPECIAL.includes(text.charAt(at)) && !isSpace(text.charAt(at))) at += 1;
      const literal = text.slice(from, at);
      words.push({ token: literal === 'in' || literal === 'notin' ? literal : 'identifier', literal });
    }
  }
  return words;
}

const END: Word = { token: 'end', literal: '' };

class Parser {
  private at = 0;

  constructor(private readonly words: readonly Word[]) {}

  /** The next word where a value is expected: there `in` and `notin` are values too. */
  look(): Word {
    const word = this.words[this.at] ?? END;
    return word.token === 'in' || word.token === 'notin' ? { ...word, token: 'identifier' } : word;
  }

  take(): Word {
    const word = this.look();
    this.at += 1;
    return word;
  }

  parse(): Requirement[] {
    const requirements: Requirement[] = [];
    for (;;) {
      const { token, literal } = this.look();
      if (token === 'end') return requirements;
      if (token !== 'identifier' && token !== '!') {
        throw new Error(`found '${literal}', expected: !, identifier, or 'end of string'`);
      }
      requirements.push(this.oneRequirement());
      const next = this.take();
      if (next.token === 'end') return requirements;
      if (next.token !== ',') throw new Error(`found '${next.literal}', expected: ',' or 'end of string'`);
      const after = this.look();
      if (after.token !== 'identifier' && after.token !== '!') {
        throw new Error(`found '${after.literal}', expected: identifier after ','`);
      }
    }
  }

  private oneRequirement(): Requirement {
    try {
      return this.requirement();
    } catch (error) {
      throw new Error(`unable to parse requirement: ${(error as Error).message}`);
    }
  }

  private requirement(): Requirement {
    let word = this.take();
    const absent = word.token === '!';
    if (absent) word = this.take();
    if (word.token !== 'identifier') throw new Error(`found '${word.literal}', expected: identifier`);
    const key = word.literal;
    const wrong = keyErrors(key, '<nil>');
    if (wrong[0]) throw new Error(wrong[0]);
    if (absent) return requirement(key, '!', [], '');
    const next = this.look().token;
    if (next === 'end' || next === ',') return requirement(key, 'exists', [], '');
    const operator = this.operator();
    const values = operator === 'in' || operator === 'notin' ? this.values() : this.exactValue();
    return requirement(key, operator, values, '');
  }

  private operator(): Operator {
    const { token, literal } = this.words[this.at] ?? END;
    this.at += 1;
    const operator = OPERATORS[token];
    if (!operator) throw new Error(`found '${literal}', expected: ${BINARY_OPERATORS}`);
    return operator;
  }

  private values(): string[] {
    const open = this.take();
    if (open.token !== '(') throw new Error(`found '${open.literal}' expected: '('`);
    const first = this.look();
    if (first.token === ')') {
      this.take();
      return [];
    }
    if (first.token !== 'identifier' && first.token !== ',') {
      throw new Error(`found '${first.literal}', expected: ',', ')' or identifier`);
    }
    const values = this.list();
    if (this.take().token !== ')') throw new Error(`found '${first.literal}', expected: ')'`);
    return [...new Set(values)].sort();
  }

  private list(): string[] {
    const values: string[] = [];
    for (;;) {
      const { token, literal } = this.take();
      if (token === 'identifier') {
        values.push(literal);
        const next = this.look();
        if (next.token === ')') return values;
        if (next.token !== ',') throw new Error(`found '${next.literal}', expected: ',' or ')'`);
      } else if (token === ',') {
        if (values.length === 0) values.push('');
        const next = this.look().token;
        if (next === ')') return [...values, ''];
        if (next === ',') {
          this.take();
          values.push('');
        }
      } else throw new Error(`found '${literal}', expected: ',', or identifier`);
    }
  }

  private exactValue(): string[] {
    const next = this.look().token;
    if (next === 'end' || next === ',') return [''];
    const { token, literal } = this.take();
    if (token !== 'identifier') throw new Error(`found '${literal}', expected: identifier`);
    return [literal];
  }
}

/** Reads `app=web,tier in (a,b),!old`; '' selects everything. Models labels.Parse; throws its words. */
export function parseLabelSelector(text: string): Requirements {
  return sorted(new Parser(wordsOf(text)).parse());
}
