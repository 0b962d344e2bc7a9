// What vanished, changed or appeared between the facts that the catalogue was made from and others.

const ASSOCIATES = /^(Batch)?(Associate|Disassociate)|^(Create|Delete)\w*Association$/
// Not associations with an instance, but between what an instance has: flows, users, queues, profiles, contacts and the like.
const WITHIN = /(Flow|User|Queue|QuickConnect|PhoneNumber|TrafficDistribution|SecurityProfile|RoutingProfile|Hours|Contact|Workspace|Email|Alias)/

// Left out of the catalogue on purpose.
const LEFT_OUT = new Map([
  ['AssociateLexBot', 'AWS ended its support of Lex V1'],
  ['BatchAssociateAnalyticsDataSet', 'does the same as the single action'],
  ['BatchDisassociateAnalyticsDataSet', 'does the same as the single action'],
  ['AssociateDefaultVocabulary', 'sets a vocabulary that the instance itself has']
])

export async function compare({ used, before, connectTypes, now, dependents, connectActions }) {
  const lines = []
  let broken = 0
  let appeared = 0
  const breaks = (line) => (broken++, lines.push(line))
  const appears = (line) => (appeared++, lines.push(line))
  const arn = (type) => type.arn ?? connectTypes[type.name]?.arn

  for (const action of [...used].sort()) {
    const was = before.get(action)
    const is = await now(action)
    if (!was) { breaks(`UNKNOWN ${action}: the facts lack it; refresh them with --write`); continue }
    if (!is) { breaks(`VANISHED ${action}`); continue }
    const types = (facts) => facts.resourceTypes.map((type) => `${type.name} ${arn(type)}`)
    difference(types(was), types(is), `resource type of ${action}:`)
    difference(was.conditionKeys, is.conditionKeys, `condition key of ${action}:`)
    if (was.dependentActions) difference(was.dependentActions, await dependents(action), `dependent action of ${action}:`)
  }
  for (const name of connectActions) {
    if (ASSOCIATES.test(name) && !WITHIN.test(name) && !LEFT_OUT.has(name) && !used.has(`connect:${name}`)) {
      appears(`APPEARED connect:${name}: perhaps a new kind of association`)
    }
  }
  return { lines, broken, appeared }

  function difference(was, is, what) {
    for (const each of was) if (!is.includes(each)) breaks(`VANISHED ${what} ${each}`)
    for (const each of is) if (!was.includes(each)) appears(`APPEARED ${what} ${each}`)
  }
}
