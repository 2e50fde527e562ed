import './stage';

export { AREAS } from './catalogue';
