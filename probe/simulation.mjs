// What iam-simulate is asked, and what its answers are called here.

export const DECISIONS = { Allowed: 'ALLOWED', ExplicitlyDenied: 'EXPLICIT_DENY', ImplicitlyDenied: 'IMPLICIT_DENY' }

const MANY = new Set(['aws:TagKeys'])

/** One call of a role of the resource's account against some identity policies. */
export function simulationOf({ policies, action, resource, context }) {
  const account = resource.split(':')[4] || '111122223333'
  return {
    request: {
      principal: `arn:aws:iam::${account}:role/probed`,
      action,
      resource: { resource, accountId: account },
      // A list only where a key may have several values: the simulator compares nothing else with a single value.
      contextVariables: Object.fromEntries(
        Object.entries(context).map(([key, values]) => [key, MANY.has(key) ? values : values[0]])
      )
    },
    identityPolicies: policies.map((policy, i) => ({ name: String(i), policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: []
  }
}
