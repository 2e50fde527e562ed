import './advice';
import './editor';
import './embed';
import './finding';
import './fleet';
import './frame';
import './home';
import './inspector';
import './machines';
import './presenter';
import './keep';
import './report';
import './sentences';
import './stage';
import './table';
import './time';
import './why';

export { AREAS } from './catalogue';
