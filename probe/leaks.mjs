// Prints what the policies of every kind and profile allow and deny, decided by iam-simulate, as a table.
import { readFileSync, writeFileSync } from 'node:fs'
import { decide } from './decide.mjs'
import { table } from './table.mjs'

const BEGIN = '<!-- table:begin -->\n'
const END = '<!-- table:end -->'

const [casesFile, mode = '--print', docs = 'docs/leak-probe.md'] = process.argv.slice(2)
const started = Date.now()
const decided = new Map()
const wrong = []
const rows = new Map()
const unvalidated = new Map()

for (const line of readFileSync(casesFile, 'utf8').trimEnd().split('\n')) {
  const probed = JSON.parse(line)
  const name = `${probed.group}|${probed.profile}`
  if (!rows.has(name)) {
    rows.set(name, { group: probed.group, profile: probed.profile, needed: 0, missing: 0, misses: 0, leaks: 0, known: new Set() })
  }
  for (const call of probed.calls) {
    const key = JSON.stringify([probed.policy, probed.principal, call.action, call.resource, call.context])
    if (!decided.has(key)) {
      const decision = await decide(probed.principal, probed.policy, call)
      if (!decision.validated) unvalidated.set(call.action, (unvalidated.get(call.action) ?? 0) + 1)
      decided.set(key, decision.allowed)
    }
    count(rows.get(name), probed, call, decided.get(key))
  }
}

function count(row, probed, call, allowed) {
  if (call.expect === 'ALLOWED') row.needed++
  else row.misses++
  if (call.expect === 'LEAK') row.known.add(call.why)
  if (allowed === (call.expect !== 'DENIED')) return
  if (call.expect === 'DENIED') row.leaks++
  else row.missing++
  wrong.push({ ...call, allowed, group: probed.group, profile: probed.profile, variant: probed.variant, policy: probed.policy })
}

const text = table([...rows.values()])
const seconds = ((Date.now() - started) / 1000).toFixed(1)
process.stdout.write(text)
process.stdout.write(`\n${decided.size} decisions in ${seconds} s. On ARNs that the simulator's data cannot match, so without its validation:\n`)
for (const [action, number] of [...unvalidated].sort()) process.stdout.write(`${number} of ${action}\n`)
for (const each of wrong) process.stdout.write(`WRONG ${JSON.stringify(each)}\n`)
if (wrong.length > 0) process.exitCode = 1

if (mode === '--update' || mode === '--check') {
  const page = readFileSync(docs, 'utf8')
  const begin = page.indexOf(BEGIN) + BEGIN.length
  const end = page.indexOf(END)
  if (begin < BEGIN.length || end < begin) throw new Error(`${docs} has no place for the table`)
  if (mode === '--update') writeFileSync(docs, page.slice(0, begin) + text + page.slice(end))
  else if (page.slice(begin, end) !== text) {
    process.stdout.write(`${docs} has another table; refresh it with: probe/run leaks --update\n`)
    process.exitCode = 1
  }
}
