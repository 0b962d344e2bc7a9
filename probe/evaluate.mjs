// evaluate.mjs CASES [--write FILE]: decides the cases of a file (EvaluationCaseFile) with iam-simulate and prints where it differs from what
// the file says; writes the first letters of its own decisions.
import { createReadStream, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate'
import { DECISIONS, simulationOf } from './simulation.mjs'

const SHOWN = 20

let cases = 0
let different = 0
const seen = {}
let letters = ''
const started = process.hrtime.bigint()
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const each = JSON.parse(line)
  const answer = runUnsafeSimulation(simulationOf(each), {})
  const theirs = DECISIONS[answer] ?? `unknown: ${JSON.stringify(answer)}`
  cases++
  letters += theirs[0] + (cases % 100 === 0 ? '\n' : '')
  seen[theirs] = (seen[theirs] ?? 0) + 1
  if (theirs !== each.decision) {
    different++
    if (different <= SHOWN) console.log(`DIFFERENT ${theirs} ${line}`)
  }
}
const seconds = Number(process.hrtime.bigint() - started) / 1e9
console.log(`${cases} cases, ${different} decided differently; ${JSON.stringify(seen)}; ${Math.round(cases / seconds)} per second`)
if (process.argv[3] === '--write') writeFileSync(process.argv[4], letters)
process.exit(different === 0 ? 0 : 1)
