import { adviceText } from '../../../texts/advice';
import { at, textOf } from '../manifest';
import { nearest } from './nearest';
import { adviceAt, objectsOf, type Rule, setting } from './rule';

/** Objects in a namespace that does not exist. */
export const missingNamespace: Rule = {
  name: 'missingNamespace',
  title: () => adviceText('missingNamespace.title'),
  why: () => adviceText('missingNamespace.why'),
  find(one, scene) {
    const name = textOf(at(one.value, ['metadata', 'namespace']));
    const names = objectsOf(scene, ['Namespace']).map((each) => each.name);
    if (name === '' || scene.live.length === 0 || names.includes(name)) return [];
    const path = ['metadata', 'namespace'];
    const meant = nearest(name, names);
    const making = `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n`;
    const fixes = [
      ...(meant ? [setting(adviceText('missingNamespace.rename', { name: meant }), one, path, meant)] : []),
      { title: adviceText('missingNamespace.make', { name }), changes: [{ append: making }] },
    ];
    return [adviceAt(one, path, adviceText('missingNamespace.what', { name }), fixes)];
  },
};
