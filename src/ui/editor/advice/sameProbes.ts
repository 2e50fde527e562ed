import { adviceText } from '../../../texts/advice';
import { fieldsOf } from '../manifest';
import { containersOf, templateOf } from './podTemplates';
import { handlerOf, timingOf } from './probes';
import { adviceAt, type Rule, removing, setting } from './rule';

/** Liveness that asks what readiness asks, and is no more patient. */
export const sameProbes: Rule = {
  name: 'sameProbes',
  title: () => adviceText('sameProbes.title'),
  why: () => adviceText('sameProbes.why'),
  find: (one) =>
    containersOf(templateOf(one)).flatMap(({ path, name, value }) => {
      if (!value.livenessProbe || !value.readinessProbe) return [];
      const [liveness, ready] = [fieldsOf(value.livenessProbe), fieldsOf(value.readinessProbe)];
      if (JSON.stringify(handlerOf(liveness)) !== JSON.stringify(handlerOf(ready))) return [];
      const [lives, readies] = [timingOf(liveness), timingOf(ready)];
      if (lives.period * lives.failures > readies.period * readies.failures) return [];
      const place = [...path, 'livenessProbe'];
      const failures = Math.max(10, readies.failures * 3);
      return [
        adviceAt(one, place, adviceText('sameProbes.what', { name }), [
          removing(adviceText('sameProbes.remove'), one, place),
          setting(adviceText('sameProbes.patient', { failures }), one, [...place, 'failureThreshold'], failures),
        ]),
      ];
    }),
};
