import type { Answer, Call, Stored } from './call';
import { decode } from './objects';

/**
 * Kinds that are asked, not stored: the answer is in the status of what was sent.
 * Everybody may do everything: this server has no authorizer.
 */
export function review(call: Call): Answer {
  const { kind } = call.route;
  const object = decode(call, call.request.body, kind);
  return { code: 201, body: { ...object, metadata: object.metadata ?? {}, status: statusOf(object, call) } };
}

function statusOf({ kind }: Stored, call: Call): Readonly<Record<string, unknown>> {
  const username = call.request.user;
  switch (kind) {
    case 'SelfSubjectReview':
      return { userInfo: { username, groups: ['system:masters', 'system:authenticated'] } };
    case 'SelfSubjectRulesReview':
      return {
        incomplete: false,
        resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
        nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
      };
    case 'TokenReview':
      return { authenticated: false };
    default:
      return { allowed: true };
  }
}
