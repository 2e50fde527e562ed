import { adviceText } from '../../../texts/advice';
import { textOf } from '../manifest';
import { fullName } from './imageNames';
import { nearest } from './nearest';
import { containersOf, templateOf } from './podTemplates';
import { adviceAt, type Rule, setting } from './rule';

/** Images that no registry has. */
export const unknownImage: Rule = {
  name: 'unknownImage',
  title: () => adviceText('unknownImage.title'),
  why: () => adviceText('unknownImage.why'),
  find(one, { images }) {
    if (images.length === 0) return [];
    const names = images.map(({ name }) => name);
    const known = new Set(names.map(fullName));
    return containersOf(templateOf(one)).flatMap(({ path, value }) => {
      const image = textOf(value.image);
      if (image === '' || known.has(fullName(image)) || image.includes('@')) return [];
      const place = [...path, 'image'];
      const meant = nearest(image, names);
      const fixes = meant ? [setting(adviceText('unknownImage.fix', { name: meant }), one, place, meant)] : [];
      return [adviceAt(one, place, adviceText('unknownImage.what', { image }), fixes)];
    });
  },
};
