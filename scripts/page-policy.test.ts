import { describe, expect, it } from 'vitest';
import { headersFor, POLICY } from './page-policy';

const framers = (address: string) =>
  /frame-ancestors ([^;]+)/.exec(headersFor(address)['Content-Security-Policy'] ?? '')?.[1];

describe('the page policy', () => {
  it('lets nobody else frame the page, except for an embed', () => {
    expect([framers('/'), framers('/?embedded=1'), framers('/#?embed'), framers('/?x=1')]).toEqual(
      Array(4).fill("'self'"),
    );
    expect([framers('/?embed'), framers('/?embed=1&view=fleet'), framers('/?view=flow&embed')]).toEqual(
      Array(3).fill('*'),
    );
  });

  it('runs no code but the page’s, and makes no markup of text', () => {
    expect(POLICY).toContain("script-src 'self'");
    expect(POLICY).toContain("require-trusted-types-for 'script'");
    expect(POLICY.join('; ')).not.toMatch(/unsafe-eval|https?:|script-src[^;]*unsafe-inline/);
  });
});
