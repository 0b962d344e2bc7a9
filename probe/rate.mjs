// rate.mjs CASES: decides the calls of a file (EvaluateFigures), again and again, and prints how many a second; the policies are read before.
// Fails where a decision is another than the file says.
import { readFileSync } from 'node:fs'
import { simulationOf, DECISIONS } from './simulation.mjs'
import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate'

const WARM_UP = 5_000
const MEASURED = 10_000

const { policies, calls } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const simulations = calls.map(call => simulationOf({ ...call, policies }))
simulations.forEach((simulation, i) => {
  const theirs = DECISIONS[runUnsafeSimulation(simulation, {})]
  if (theirs !== calls[i].decision) {
    console.error(`DIFFERENT ${theirs} ${JSON.stringify(calls[i])}`)
    process.exit(1)
  }
})

/** Calls decided in so many milliseconds, and how long they really took. */
function decide(milliseconds) {
  const start = performance.now()
  let count = 0
  let now = start
  while (now - start < milliseconds) {
    for (const simulation of simulations) runUnsafeSimulation(simulation, {})
    count += simulations.length
    now = performance.now()
  }
  return (count * 1000) / (now - start)
}

decide(WARM_UP)
console.log(decide(MEASURED))
