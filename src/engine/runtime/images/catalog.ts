import type { Image } from '../image';
import { BUSYBOX } from './busybox';
import { SHOP } from './shop';
import { TESTING } from './testing';
import { TOOLBOX } from './tools';
import { WEB } from './web';

/** Every image that the registries have: a new family is one file and one word here. */
export const IMAGES: readonly Image[] = [...BUSYBOX, ...WEB, ...TESTING, ...SHOP, ...TOOLBOX];
