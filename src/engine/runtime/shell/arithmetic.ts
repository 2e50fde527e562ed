/** What `$((...))` may read and set. */
export interface Variables {
  get(name: string): string;
  set(name: string, value: string): void;
}

/** An expression that is none, in ash's words. */
export class ArithmeticError extends Error {}

const TOKEN =
  /\s*(?:(\d+|0[xX][0-9a-fA-F]+)|([A-Za-z_]\w*)|(\*\*|<<=|>>=|&&|\|\||[-+*/%&|^<>=!]=|<<|>>|\+\+|--|[-+*/%&|^<>=!~?:(),]))/y;

/** From loosest to tightest; each level binds its operators to the left. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** Evaluates a shell's arithmetic, in whole numbers. Models ash's $((...)) as far as scripts use it. */
export function evaluateArithmetic(text: string, variables: Variables): number {
  const tokens = tokenize(text);
  if (tokens.length === 0) return 0;
  const reader = new Reader(tokens, variables);
  const value = reader.assignment();
  if (!reader.done) throw new ArithmeticError('arithmetic syntax error');
  return value;
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new ArithmeticError('arithmetic syntax error');
    tokens.push((match[1] ?? match[2] ?? match[3]) as string);
    at = TOKEN.lastIndex;
  }
  return tokens;
}

class Reader {
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly variables: Variables,
  ) {}

  get done(): boolean {
    return this.at === this.tokens.length;
  }

  assignment(): number {
    const name = this.tokens[this.at];
    const operator = this.tokens[this.at + 1];
    if (
      name !== undefined &&
      /^[A-Za-z_]/.test(name) &&
      operator !== undefined &&
      /^([-+*/%&|^]|<<|>>)?=$/.test(operator)
    ) {
      this.at += 2;
      const right = this.assignment();
      const value = operator === '=' ? right : apply(operator.slice(0, -1), this.read(name), right);
      this.variables.set(name, String(value));
      return value;
    }
    return this.conditional();
  }

  private conditional(): number {
    const condition = this.level(0);
    if (!this.take('?')) return condition;
    const yes = this.assignment();
    if (!this.take(':')) throw new ArithmeticError('arithmetic syntax error');
    const no = this.assignment();
    return condition !== 0 ? yes : no;
  }

  private level(index: number): number {
    const operators = LEVELS[index];
    if (!operators) return this.unary();
    let left = this.level(index + 1);
    for (
      let token = this.tokens[this.at];
      token !== undefined && operators.includes(token);
      token = this.tokens[this.at]
    ) {
      this.at++;
      left = apply(token, left, this.level(index + 1));
    }
    return left;
  }

  private unary(): number {
    if (this.take('!')) return this.unary() === 0 ? 1 : 0;
    if (this.take('-')) return -this.unary();
    if (this.take('+')) return this.unary();
    if (this.take('~')) return ~this.unary();
    return this.primary();
  }

  private primary(): number {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new ArithmeticError('arithmetic syntax error');
    if (token === '(') {
      const value = this.assignment();
      if (!this.take(')')) throw new ArithmeticError('arithmetic syntax error');
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    if (/^[A-Za-z_]/.test(token)) return this.read(token);
    throw new ArithmeticError('arithmetic syntax error');
  }

  private read(name: string): number {
    const value = Number(this.variables.get(name) || '0');
    return Number.isFinite(value) ? Math.trunc(value) : 0;
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }
}

function apply(operator: string, left: number, right: number): number {
  if ((operator === '/' || operator === '%') && right === 0) throw new ArithmeticError('divide by zero');
  switch (operator) {
    case '||':
      return left !== 0 || right !== 0 ? 1 : 0;
    case '&&':
      return left !== 0 && right !== 0 ? 1 : 0;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '&':
      return left & right;
    case '==':
      return left === right ? 1 : 0;
    case '!=':
      return left !== right ? 1 : 0;
    case '<':
      return left < right ? 1 : 0;
    case '>':
      return left > right ? 1 : 0;
    case '<=':
      return left <= right ? 1 : 0;
    case '>=':
      return left >= right ? 1 : 0;
    case '<<':
      return left << right;
    case '>>':
      return left >> right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return Math.trunc(left / right);
    default:
      return left % right;
  }
}
