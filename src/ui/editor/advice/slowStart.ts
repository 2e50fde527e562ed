import { adviceText } from '../../../texts/advice';
import { type Fields, fieldsOf, textOf, type Written } from '../manifest';
import { fullName } from './imageNames';
import { type Container, containersOf, templateOf } from './podTemplates';
import { handlerOf, timingOf } from './probes';
import { type Advice, adviceAt, type Rule, type Scene } from './rule';

/** From such a delay on somebody waits for a slow start by guessing. */
const GUESSED_FROM_S = 20;
const STARTUP_PERIOD_S = 5;

/** Liveness that may end a container which is still starting. */
export const slowStart: Rule = {
  name: 'slowStart',
  title: () => adviceText('slowStart.title'),
  why: () => adviceText('slowStart.why'),
  find: (one, scene) => containersOf(templateOf(one)).flatMap((container) => slow(one, container, scene)),
};

function slow(one: Written, { path, name, value }: Container, scene: Scene): Advice[] {
  if (!value.livenessProbe || value.startupProbe) return [];
  const probe = fieldsOf(value.livenessProbe);
  const { delay, patience } = timingOf(probe);
  const needs = startSeconds(textOf(value.image), scene);
  const ends = needs > patience;
  if (!ends && delay < GUESSED_FROM_S) return [];
  const what = ends
    ? adviceText('slowStart.ends', { name, needs, patience })
    : adviceText('slowStart.guesses', { name, delay });
  const failures = Math.ceil((2 * Math.max(needs, delay)) / STARTUP_PERIOD_S);
  const startup: Fields = { ...handlerOf(probe), periodSeconds: STARTUP_PERIOD_S, failureThreshold: failures };
  const document = one.index;
  const changes = [
    { document, path: [...path, 'startupProbe'], set: startup },
    ...(delay > 0
      ? [{ document, path: [...path, 'livenessProbe', 'initialDelaySeconds'], remove: true as const }]
      : []),
  ];
  const title = adviceText('slowStart.fix', { seconds: failures * STARTUP_PERIOD_S });
  return [adviceAt(one, [...path, 'livenessProbe'], what, [{ title, changes }])];
}

/** How long the image takes until it says that it is ready; 0 where nobody knows. */
function startSeconds(image: string, { images }: Scene): number {
  const known = images.find(({ name }) => fullName(name) === fullName(image));
  return known ? Math.ceil(known.readyAfterMs / 1000) : 0;
}
