import './editor';
import './stage';
import './table';

export { AREAS } from './catalogue';
