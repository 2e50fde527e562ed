import type { Page, Worker } from '@playwright/test';
import type { Answers, Question } from '../src/protocol/messages';

/** The page's worker that runs the cluster: the youngest of those that are called so. */
export function clusterOf(page: Page): Worker {
  const worker = findCluster(page);
  if (!worker) throw new Error('the page has no cluster');
  return worker;
}

/** The same, or undefined while there is none. */
export function findCluster(page: Page): Worker | undefined {
  return page.workers().findLast((one) => /main-[^/]*\.js/.test(one.url()));
}

/** Asks a running cluster what the page could ask it, without the page. */
export async function ask<T extends Question['type']>(
  worker: Worker,
  question: Extract<Question, { type: T }>,
): Promise<Answers[T]> {
  return worker.evaluate((what) => {
    const scope = globalThis as unknown as {
      onmessage: (event: MessageEvent) => void;
      postMessage: (message: unknown) => void;
    };
    const post = scope.postMessage;
    let answer: unknown;
    scope.postMessage = (message) => {
      answer = (message as { answer: unknown }).answer;
    };
    try {
      scope.onmessage(new MessageEvent('message', { data: { type: 'ask', id: 0, question: what } }));
    } finally {
      scope.postMessage = post;
    }
    return answer;
  }, question) as Promise<Answers[T]>;
}

/** The fingerprint of a running cluster, and its moment. */
export function askHash(worker: Worker): Promise<Answers['hash']> {
  return ask<'hash'>(worker, { type: 'hash' });
}
