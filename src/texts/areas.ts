import './editor';
import './stage';

export { AREAS } from './catalogue';
