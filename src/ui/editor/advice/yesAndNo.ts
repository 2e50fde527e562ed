import { isScalar, Scalar, visit } from 'yaml';
import { adviceText } from '../../../texts/advice';
import type { Advice, Rule } from './rule';

const WORD = /^(y|yes|on|n|no|off)$/i;
const TRUE = /^(y|yes|on)$/i;
const WORDS_AT_MOST = 20;

/** Words that YAML 1.1, which kubectl reads, takes for true and false. */
export const yesAndNo: Rule = {
  name: 'yesAndNo',
  title: () => adviceText('yesAndNo.title'),
  why: () => adviceText('yesAndNo.why'),
  find({ document }) {
    const found: Advice[] = [];
    visit(document, {
      Scalar(place, node) {
        if (found.length >= WORDS_AT_MOST || !isScalar(node) || node.type !== Scalar.PLAIN || !node.range) return;
        const word = node.source ?? '';
        if (!WORD.test(word) || place === 'key') return;
        const [start, end] = node.range;
        const truth = String(TRUE.test(word));
        const by = (text: string) => ({ from: start, to: end, text });
        found.push({
          span: { start, end },
          what: adviceText('yesAndNo.what', { word, truth }),
          fixes: [
            { title: adviceText('yesAndNo.quote', { word }), changes: [by(JSON.stringify(word))] },
            { title: adviceText('yesAndNo.say', { truth }), changes: [by(truth)] },
          ],
        });
      },
    });
    return found;
  },
};
