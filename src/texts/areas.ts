import './advice';
import './editor';
import './finding';
import './frame';
import './presenter';
import './home';
import './stage';
import './inspector';
import './table';
import './time';

export { AREAS } from './catalogue';
