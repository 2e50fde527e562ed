import { imageTag } from '../../../api/core/v1/imageReference';
import { adviceText } from '../../../texts/advice';
import { textOf } from '../manifest';
import { repositoryOf } from './imageNames';
import { containersOf, templateOf } from './podTemplates';
import { adviceAt, type Rule, setting } from './rule';

const OFFERED_AT_MOST = 3;

/** Images whose name may mean something else tomorrow. */
export const latestTag: Rule = {
  name: 'latestTag',
  title: () => adviceText('latestTag.title'),
  why: () => adviceText('latestTag.why'),
  find: (one, { images }) =>
    containersOf(templateOf(one)).flatMap(({ path, value }) => {
      const image = textOf(value.image);
      if (image === '' || imageTag(image) !== 'latest') return [];
      const place = [...path, 'image'];
      const fixed = images
        .map(({ name }) => name)
        .filter((name) => repositoryOf(name) === repositoryOf(image) && imageTag(name) !== 'latest');
      const fixes = fixed
        .slice(0, OFFERED_AT_MOST)
        .map((name) => setting(adviceText('latestTag.fix', { name }), one, place, name));
      return [adviceAt(one, place, adviceText('latestTag.what', { image }), fixes)];
    }),
};
