import { afterEach, expect, it, vi } from 'vitest';
import { followTalk } from './follower';
import { joinTalk, type TalkMessage, type TalkState } from './talk';

afterEach(() => vi.unstubAllGlobals());

const STATE: TalkState = {
  title: 'Canary',
  step: 0,
  steps: [],
  blank: false,
  look: { scale: 100, calm: false },
};

it('asks to be told everything again when a talk goes on that was over', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  vi.stubGlobal('cancelAnimationFrame', () => {});
  const heard: TalkMessage['type'][] = [];
  const presenter = joinTalk('again', ({ type }) => heard.push(type));
  const shown: (TalkState | undefined)[] = [];
  const follower = followTalk('again', (state) => shown.push(state));
  follower.join();
  await vi.waitFor(() => expect(heard).toEqual(['join']));
  presenter.say({ type: 'state', state: STATE });
  presenter.say({ type: 'state', state: STATE });
  await vi.waitFor(() => expect(shown).toHaveLength(2));
  expect(heard).toEqual(['join']);
  presenter.say({ type: 'over' });
  presenter.say({ type: 'state', state: STATE });
  await vi.waitFor(() => expect(heard).toEqual(['join', 'join']));
  follower.close();
  presenter.close();
});
