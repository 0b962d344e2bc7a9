// Decides one call with iam-simulate, as far as that knows the call's action and resource, and else without its validation.
import { runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate'

// The resource types of Lex V2 have two ARN formats in one entry, which the simulator's data cannot match.
const NO_TYPE = new Set(['no.resource.types', 'multiple.resource.types'])

function simulation(principal, policy, call) {
  const account = principal.split(':')[4]
  return {
    request: {
      principal,
      action: call.action,
      // Always the principal's own account, so that the identity policy alone decides, also about foreign ARNs.
      resource: { resource: call.resource, accountId: account },
      contextVariables: call.context
    },
    identityPolicies: [{ name: 'probed', policy }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(call.action.startsWith('kms:') && { resourcePolicy: keyPolicy(principal, account) })
  }
}

// KMS asks the key's policy first; this one leaves the decision to the account's IAM policies, as AWS's default does.
function keyPolicy(principal, account) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:${principal.split(':')[1]}:iam::${account}:root` },
        Action: 'kms:*',
        Resource: '*'
      }
    ]
  }
}

/** @returns {{allowed: boolean, validated: boolean}} whether the simulator also validated action, resource and context */
export async function decide(principal, policy, call) {
  const asked = simulation(principal, policy, call)
  const answer = await runSimulation(asked, {})
  if (answer.resultType === 'error') {
    if (!NO_TYPE.has(answer.errors.message)) {
      throw new Error(`${JSON.stringify(answer.errors)}: ${JSON.stringify(call)}`)
    }
    return { allowed: runUnsafeSimulation(asked, {}) === 'Allowed', validated: false }
  }
  const ignored = answer.result?.ignoredContextKeys ?? answer.results.flatMap((each) => each.ignoredContextKeys)
  if (ignored.length > 0) {
    throw new Error(`the simulator does not know ${ignored} for ${call.action}`)
  }
  return { allowed: answer.overallResult === 'Allowed', validated: true }
}
