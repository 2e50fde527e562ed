import { antiAffinity } from './antiAffinity';
import { barePod } from './barePod';
import { brokenYaml } from './brokenYaml';
import { budget } from './budget';
import { grace } from './grace';
import { hostPort } from './hostPort';
import { ingressPort } from './ingressPort';
import { ingressService } from './ingressService';
import { latestTag } from './latestTag';
import { limitBelowRequest } from './limitBelowRequest';
import { memoryInMilli } from './memoryInMilli';
import { memoryLimit } from './memoryLimit';
import { missingNamespace } from './missingNamespace';
import { missingReference } from './missingReference';
import { nodePortTwice } from './nodePortTwice';
import { noHistory } from './noHistory';
import { noRoom } from './noRoom';
import { oldVersion } from './oldVersion';
import { ownSelector } from './ownSelector';
import { probePort } from './probePort';
import { readiness } from './readiness';
import { recreate } from './recreate';
import { replicasUnderHpa } from './replicasUnderHpa';
import { requests } from './requests';
import type { Rule } from './rule';
import { sameProbes } from './sameProbes';
import { servicePort } from './servicePort';
import { serviceSelector } from './serviceSelector';
import { sharedSelector } from './sharedSelector';
import { slowStart } from './slowStart';
import { textWanted } from './textWanted';
import { tooLarge } from './tooLarge';
import { twice } from './twice';
import { unknownImage } from './unknownImage';
import { yesAndNo } from './yesAndNo';

/** Every rule of good practice: what cannot work first, what could be better last. A new one is a file here and a word in this list. */
export const RULES: readonly Rule[] = [
  brokenYaml,
  oldVersion,
  ownSelector,
  serviceSelector,
  servicePort,
  ingressService,
  ingressPort,
  probePort,
  missingReference,
  missingNamespace,
  unknownImage,
  tooLarge,
  limitBelowRequest,
  memoryInMilli,
  noRoom,
  textWanted,
  yesAndNo,
  twice,
  nodePortTwice,
  sharedSelector,
  budget,
  antiAffinity,
  hostPort,
  grace,
  slowStart,
  sameProbes,
  readiness,
  replicasUnderHpa,
  requests,
  memoryLimit,
  latestTag,
  barePod,
  noHistory,
  recreate,
];
