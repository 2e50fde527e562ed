import './editor';
import './finding';
import './frame';
import './presenter';
import './stage';
import './table';

export { AREAS } from './catalogue';
