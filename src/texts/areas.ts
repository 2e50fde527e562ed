import './advice';
import './editor';
import './fleet';
import './embed';
import './finding';
import './frame';
import './machines';
import './presenter';
import './home';
import './report';
import './stage';
import './inspector';
import './table';
import './time';

export { AREAS } from './catalogue';
