import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare } from './compare.mjs'

const fact = (change = {}) => ({ resourceTypes: [{ name: 'bucket', arn: 'arn:b' }], conditionKeys: ['s3:x'], dependentActions: ['iam:a'], ...change })
const run = (is, more = {}) =>
  compare({
    used: new Set(['s3:Get']),
    before: new Map([['s3:Get', fact()]]),
    connectTypes: {},
    now: async () => is,
    dependents: async () => is?.dependentActions ?? [],
    connectActions: [],
    ...more
  })

test('is content with the same facts', async () => {
  assert.deepEqual(await run(fact()), { lines: [], broken: 0, appeared: 0 })
})

for (const [what, is] of [
  ['an action', undefined],
  ['a resource type', fact({ resourceTypes: [] })],
  ['a condition key', fact({ conditionKeys: [] })],
  ['a dependent action', fact({ dependentActions: [] })]
]) {
  test(`fails when ${what} has vanished`, async () => {
    const report = await run(is)
    assert.equal(report.broken, 1)
    assert.match(report.lines[0], /^VANISHED/)
  })
}

test('counts a changed ARN as vanished and appeared', async () => {
  const report = await run(fact({ resourceTypes: [{ name: 'bucket', arn: 'arn:c' }] }))
  assert.deepEqual([report.broken, report.appeared], [1, 1])
})

test('reports what is merely new without failing', async () => {
  const report = await run(fact({ conditionKeys: ['s3:x', 's3:y'] }), { connectActions: ['AssociateFax', 'AssociateQueueQuickConnects', 'ListFaxes'] })
  assert.deepEqual([report.broken, report.appeared], [0, 2])
  assert.match(report.lines[1], /connect:AssociateFax/)
})

test('fails on an action that the facts lack', async () => {
  assert.equal((await run(fact(), { before: new Map() })).broken, 1)
})
